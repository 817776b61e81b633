"""Tell browsers where the agent's bridge is, or make them forget it."""

import argparse
from pathlib import Path

from handrail.local.browsers import (
    BROWSERS,
    FIREFOX,
    NAMES,
    Browser,
    browser_of,
    connected_for_all,
    install,
    look,
    remove,
)
from handrail.local.paths import State, state

NAME = "browsers"
HELP = "connect browsers with the agent, or disconnect them"

STANDS = {
    "ours": "connected with this agent",
    "old": "connected by another version; run: handrail browsers install",
    "other": "connected with another agent; run: handrail browsers install",
    "absent": "not connected; run: handrail browsers install",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what `handrail browsers` takes."""
    parser.epilog = (
        "examples:\n"
        "  handrail browsers list\n"
        "  handrail browsers install --browser chromium,firefox\n"
        "  handrail browsers install --browser chromium --user-data-dir /tmp/profile"
    )
    parser.add_argument("what", choices=("list", "install", "remove"))
    parser.add_argument(
        "--browser",
        type=_browsers,
        metavar="NAME[,NAME]",
        help=f"of {', '.join(NAMES)}; all of them when left out",
    )
    parser.add_argument(
        "--user-data-dir",
        type=Path,
        metavar="DIR",
        help="another profile folder of a browser of the Chromium family",
    )


def run(args: argparse.Namespace) -> int:
    """Do it for each browser, and say what was done."""
    here = state()
    folder = args.user_data_dir.absolute() if args.user_data_dir else None
    for browser in args.browser or _meant(folder):
        print(f"{browser.title}: {DO[args.what](browser, here, folder)}")
    return 0


def _meant(folder: Path | None) -> tuple[Browser, ...]:
    """Return the browsers meant where none is named; a profile folder is never Firefox's."""
    return tuple(one for one in BROWSERS if folder is None or one.name != FIREFOX)


def _list(browser: Browser, here: State, folder: Path | None) -> str:
    found = look(browser, here, folder)
    seen = "" if found.profile else " (this browser has not been used here)"
    if found.state == "absent" and folder is None and connected_for_all(browser):
        return f"connected for everybody on this machine{seen}"
    return f"{STANDS[found.state]}{seen}"


def _install(browser: Browser, here: State, folder: Path | None) -> str:
    before = look(browser, here, folder)
    changed = install(browser, here, folder)
    done = f"wrote {before.manifest}" if changed else f"nothing to do: {before.manifest} is right"
    return f"{done} (it led to another agent)" if before.state == "other" else done


def _remove(browser: Browser, here: State, folder: Path | None) -> str:
    found = look(browser, here, folder)
    if remove(browser, here, folder):
        return f"removed {found.manifest}"
    if found.state == "other":
        return f"left {found.manifest} alone: it leads to another agent"
    return "nothing to do: not connected"


DO = {"list": _list, "install": _install, "remove": _remove}


def _browsers(text: str) -> tuple[Browser, ...]:
    """Read the names of browsers."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in NAMES]
    if unknown or not names:
        raise argparse.ArgumentTypeError(f"{text!r} is none of: {', '.join(NAMES)}")
    return tuple(map(browser_of, dict.fromkeys(names)))
