"""Read and write the clipboard's text through the programs each system has for it.

The text goes through pipes only: never through a file, an argument or a log.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from handrail.engine.errors import MachineError
from handrail.local.desktop import give_libraries_back

# A clipboard's owner answers in milliseconds; one that hangs must not hang us.
ANSWER_WAIT_S = 3.0
# What the agent takes in one piece (docs/protocol.md, section 2), as UTF-8.
READ_MAX_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Tool:
    """The program that reads, and the one that writes what comes on its standard input."""

    read: tuple[str, ...]
    write: tuple[str, ...]


POWERSHELL = ("powershell", "-NoProfile", "-NonInteractive", "-Command")
UTF8 = "[Console]::InputEncoding = [Console]::OutputEncoding = [Text.Encoding]::UTF8; "
WINDOWS = Tool(
    (*POWERSHELL, UTF8 + "[Console]::Out.Write((Get-Clipboard -Raw))"),
    (*POWERSHELL, UTF8 + "Set-Clipboard -Value ([Console]::In.ReadToEnd())"),
)
MACOS = Tool(("pbpaste",), ("pbcopy",))
WAYLAND = Tool(("wl-paste", "--no-newline", "--type", "text"), ("wl-copy", "--type", "text/plain"))
XCLIP = Tool(
    ("xclip", "-selection", "clipboard", "-out"), ("xclip", "-selection", "clipboard", "-in")
)
XSEL = Tool(("xsel", "--clipboard", "--output"), ("xsel", "--clipboard", "--input"))

ABSENT = "no program here reads the clipboard; install {names}, or use the Redact page"
UNREADABLE = "the clipboard holds no text, or the program that put it there does not answer"


def read() -> str:
    """Return the clipboard's text; empty where it holds none.

    MachineError: nothing here can read it, or it holds too much.
    """
    ran = _run(_tool().read, None)
    if len(ran) > READ_MAX_BYTES:
        raise MachineError("your clipboard holds too much to check; use the Redact page in parts")
    return ran.decode("utf-8", "replace")


def write(text: str) -> None:
    """Put a text into the clipboard, in place of everything it held.

    MachineError: nothing here can write it.
    """
    _run(_tool().write, text.encode("utf-8", "replace"))


def _tool(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Tool:
    """Return the tool of this desktop.

    MachineError: none is installed.
    """
    if platform == "win32":
        return WINDOWS
    if platform == "darwin":
        return MACOS
    fits = [WAYLAND] if environment.get("WAYLAND_DISPLAY") else []
    fits += [XCLIP, XSEL] if environment.get("DISPLAY") else []
    path = environment.get("PATH")
    for tool in fits:
        if shutil.which(tool.read[0], path=path):
            return tool
    names = "wl-clipboard" if fits[:1] == [WAYLAND] else "xclip"
    raise MachineError(ABSENT.format(names=names))


def _run(command: tuple[str, ...], given: bytes | None) -> bytes:
    """Run one of the programs and return what it says.

    A writer stays behind to serve the clipboard, so it must not hold our pipes.
    """
    reads = given is None
    give_libraries_back(os.environ)
    windowless = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        ran = subprocess.run(
            command,
            input=given,
            stdin=subprocess.DEVNULL if reads else None,
            stdout=subprocess.PIPE if reads else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=ANSWER_WAIT_S,
            check=False,
            creationflags=windowless,
        )
    except (OSError, subprocess.TimeoutExpired):
        # The error holds what was written: it must not become a cause.
        problem = UNREADABLE
    else:
        # Reading an empty clipboard is an error to these programs, and none to us.
        if reads or ran.returncode == 0:
            return ran.stdout or b""
        problem = "the clipboard could not be written; try again"
    raise MachineError(problem)
