"""Start the system's Chromium in a scratch place, with or without the extension."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, CDPSession, Playwright, ViewportSize

from drive.scratch import Scratch

ROOT = Path(__file__).resolve().parents[2]
EXTENSION = ROOT / "extension"
# The same names that installer/bootstrap.py looks for, the distribution's first.
PROGRAMS = ("chromium", "chromium-browser")
WINDOW: ViewportSize = {"width": 1000, "height": 760}


class NoChromiumError(Exception):
    """No Chromium on PATH; str() says what to do."""


@dataclass(frozen=True)
class Setup:
    """How a browser is started.

    extension: folder of the unpacked extension, or None for a browser without it.
    others: folders of further extensions.
    hosts: host name -> port on this machine that answers for it. Every other name resolves to
        nothing, so that no run reaches the network.
    headed: show a window; the display is the environment's or the one named in env.
    switches: further ones for the command line.
    """

    extension: Path | None = EXTENSION
    others: tuple[Path, ...] = ()
    hosts: Mapping[str, int] = field(default_factory=dict)
    headed: bool = False
    env: Mapping[str, str] = field(default_factory=dict)
    dark: bool = False
    switches: tuple[str, ...] = ()


def program() -> str:
    """Find the system's Chromium."""
    for name in PROGRAMS:
        found = shutil.which(name)
        if found:
            return found
    raise NoChromiumError("Chromium is missing; install the package chromium.")


def arguments(setup: Setup) -> list[str]:
    """Return the command line for a set-up."""
    mapped = [f"MAP {host} 127.0.0.1:{port}" for host, port in setup.hosts.items()]
    rules = [*mapped, "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1"]
    switches = [
        f"--host-resolver-rules={','.join(rules)}",
        "--ignore-certificate-errors",
        "--no-first-run",
        "--disable-sync",
        "--disable-component-update",
        *setup.switches,
    ]
    folders = [str(folder) for folder in (setup.extension, *setup.others) if folder]
    if folders:
        together = ",".join(folders)
        switches += [f"--load-extension={together}", f"--disable-extensions-except={together}"]
    return switches


@contextmanager
def chromium(playwright: Playwright, place: Scratch, setup: Setup) -> Iterator[BrowserContext]:
    """Give a running browser with its profile in this place, and close it afterwards."""
    context = playwright.chromium.launch_persistent_context(
        place.profile,
        executable_path=program(),
        headless=not setup.headed,
        # Chromium refuses to sandbox itself for root, and only then is it left out.
        chromium_sandbox=not hasattr(os, "geteuid") or os.geteuid() != 0,
        args=arguments(setup),
        # People's browsers keep pages for the way back; only automation turns that off.
        ignore_default_args=["--enable-automation", "--disable-back-forward-cache"],
        ignore_https_errors=True,
        env={**place.env(), **setup.env},
        viewport=None if setup.headed else WINDOW,
        color_scheme="dark" if setup.dark else "light",
        reduced_motion="reduce",
        downloads_path=place.root,
    )
    try:
        yield context
    finally:
        context.close()


def browser_session(context: BrowserContext) -> CDPSession:
    """Open a session with the browser itself, which sees targets that no page sees."""
    if context.browser is None:
        raise NoChromiumError("this browser gives no session of its own; use Playwright 1.60 on.")
    return context.browser.new_browser_cdp_session()


def worker_targets(session: CDPSession, extension_id: str) -> list[str]:
    """Return the target ids of the extension's running service worker: none or one."""
    targets = session.send("Target.getTargets")["targetInfos"]
    ours = f"chrome-extension://{extension_id}/"
    return [
        target["targetId"]
        for target in targets
        if target["type"] == "service_worker" and target["url"].startswith(ours)
    ]


def kill_worker(session: CDPSession, extension_id: str) -> bool:
    """End the extension's service worker at once; tell whether there was one.

    It may be back before this returns, under the same target id, where somebody asks for it.
    """
    running = worker_targets(session, extension_id)
    for target in running:
        session.send("Target.closeTarget", {"targetId": target})
    return bool(running)
