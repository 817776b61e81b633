"""The program a browser starts to reach the agent: a short script that names bridge and state."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

from handrail.local.paths import State

LAUNCHER_MODE = 0o700
# As installer/handrail.spec names it.
FROZEN_BRIDGE = "handrail-bridge"


def on_windows() -> bool:
    """Tell whether this is Windows."""
    return sys.platform == "win32"


def launcher_file(state: State) -> Path:
    """Return where the launcher lies."""
    return state.home / ("bridge.bat" if on_windows() else "bridge.sh")


def launcher(state: State) -> bytes:
    """Write the program the browser starts.

    Isolated (-I) and without site (-S): nothing of the environment decides what runs, and it
    starts in half the time. The path of the interpreter and of the bridge are absolute.
    """
    variables = {"HANDRAIL_HOME": str(state.home), "HANDRAIL_CONTROL": str(state.control_socket)}
    vault = os.environ.get("HANDRAIL_VAULT")
    if vault:
        variables["HANDRAIL_VAULT"] = vault
    lines = _batch(variables) if on_windows() else _shell(variables)
    return "".join(lines).encode()


def _shell(variables: dict[str, str]) -> tuple[str, ...]:
    """Write it for a plain shell."""
    return (
        "#!/bin/sh\n",
        "# Written by `handrail browsers install`. Browsers start it to reach the agent.\n",
        *(f"export {name}={shlex.quote(value)}\n" for name, value in variables.items()),
        f'exec {shlex.join(bridge_command())} "$@"\n',
    )


def _batch(variables: dict[str, str]) -> tuple[str, ...]:
    """Write it for cmd.exe, which reads UTF-8 only when told, and takes % for a variable."""
    command = subprocess.list2cmdline(bridge_command()).replace("%", "%%")
    return (
        "@echo off\r\n",
        "rem Written by `handrail browsers install`. Browsers start it to reach the agent.\r\n",
        "chcp 65001 >nul\r\n",
        *(f'set "{name}={value.replace("%", "%%")}"\r\n' for name, value in variables.items()),
        f"{command} %*\r\n",
    )


def bridge_command() -> tuple[str, ...]:
    """Return what starts the bridge: the frozen one beside the frozen agent, else the file."""
    if getattr(sys, "frozen", False):
        name = f"{FROZEN_BRIDGE}.exe" if on_windows() else FROZEN_BRIDGE
        return (str(Path(sys.executable).with_name(name)),)
    bridge = Path(__file__).resolve().parents[1] / "bridge.py"
    return (sys.executable, "-I", "-S", str(bridge))
