"""The registry of Windows, as far as browsers look there: the one module that knows winreg.

A browser finds a native-messaging host by the default value of a key, the path of its manifest.
Sources: Chrome docs, "Native messaging"; MDN, "Native manifests".
"""

from contextlib import suppress
from importlib import import_module

from handrail.engine.errors import MachineError


def read(key: str, name: str = "", *, everybody: bool = False) -> str | None:
    """Return a value of a key, of this user or of the whole machine; None where it has none.

    key: below HKEY_CURRENT_USER or HKEY_LOCAL_MACHINE, with backslashes. name: the default value
    when left out.
    """
    winreg = import_module("winreg")
    root = winreg.HKEY_LOCAL_MACHINE if everybody else winreg.HKEY_CURRENT_USER
    try:
        with winreg.OpenKey(root, key) as opened:
            value, _ = winreg.QueryValueEx(opened, name)
    except OSError:
        return None
    return str(value) or None


def write(key: str, value: str) -> None:
    """Make a key of this user with a default value.

    MachineError: it is not allowed.
    """
    winreg = import_module("winreg")
    try:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as made:
            winreg.SetValueEx(made, "", 0, winreg.REG_SZ, value)
    except OSError as error:
        reason = error.strerror or "it cannot be written"
        raise MachineError(f"HKEY_CURRENT_USER\\{key}: {reason}; ask your administrator") from error


def delete(key: str) -> None:
    """Remove a key of this user; one that is not there or has keys below it stays as it is."""
    winreg = import_module("winreg")
    with suppress(OSError):
        winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)


def has(key: str) -> bool:
    """Tell whether this user has a key."""
    winreg = import_module("winreg")
    try:
        winreg.OpenKey(winreg.HKEY_CURRENT_USER, key).Close()
    except OSError:
        return False
    return True
