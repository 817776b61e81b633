"""A registry of Windows in memory: the part of winreg that we use, for machines that have none."""

from dataclasses import dataclass, field
from types import ModuleType
from typing import Self


class Key:
    """An open key."""

    def __init__(self, root: dict[str, str], name: str) -> None:
        self.root, self.name = root, name

    def __enter__(self) -> Self:
        """Use it for a block."""
        return self

    def __exit__(self, *_: object) -> None:
        """End with the block."""

    def Close(self) -> None:  # noqa: N802 (the name winreg has)
        """Close it."""


@dataclass
class FakeRegistry:
    """Values of the user and of the machine: a default one by its key, else by key and name.

    allowed: whether the user may write.
    """

    user: dict[str, str] = field(default_factory=dict)
    machine: dict[str, str] = field(default_factory=dict)
    allowed: bool = True

    def module(self) -> ModuleType:
        """Return a module with winreg's functions over these keys."""
        made = ModuleType("winreg")
        functions = (self.create, self.set, self.open, self.query, self.delete)
        names = ("CreateKey", "SetValueEx", "OpenKey", "QueryValueEx", "DeleteKey")
        made.__dict__.update(dict(zip(names, functions, strict=True)))
        made.__dict__.update(HKEY_CURRENT_USER=self.user, HKEY_LOCAL_MACHINE=self.machine, REG_SZ=1)
        return made

    def create(self, root: dict[str, str], name: str) -> Key:
        """Make a key, or open the one there is."""
        if not self.allowed:
            raise PermissionError(5, "Access is denied")
        root.setdefault(name, "")
        return Key(root, name)

    def set(self, key: Key, name: str, reserved: int, kind: int, value: str) -> None:
        """Set a value; only default values are used."""
        assert (name, reserved, kind) == ("", 0, 1)
        key.root[key.name] = value

    def open(self, root: dict[str, str], name: str) -> Key:
        """Open a key that is there, itself or as the way to another."""
        if not any(key == name or key.startswith(f"{name}\\") for key in root):
            raise FileNotFoundError(2, "The system cannot find the file specified")
        return Key(root, name)

    def query(self, key: Key, name: str) -> tuple[str, int]:
        """Return a value of a key that is there, and its kind."""
        place = f"{key.name}\\{name}" if name else key.name
        if place not in key.root:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        return key.root[place], 1

    def delete(self, root: dict[str, str], name: str) -> None:
        """Remove a key."""
        self.open(root, name)
        del root[name]
