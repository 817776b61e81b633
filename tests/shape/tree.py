"""The repository as the shape tests read it: tracked files and parsed Python modules."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCT = ("agent/", "installer/")


@cache
def tracked() -> tuple[str, ...]:
    """List the files git knows or would add, as paths relative to the root."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(sorted({name for name in listed.splitlines() if (ROOT / name).is_file()}))


def files(*endings: str, under: tuple[str, ...] = ("",)) -> list[str]:
    """List tracked files with these endings below these folders, vendored ones left out."""
    return [
        name
        for name in tracked()
        if name.endswith(endings) and name.startswith(under) and "/vendor/" not in name
    ]


def read(name: str) -> str:
    """Return the text of a tracked file."""
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def module(name: str) -> ast.Module:
    """Return the parsed Python file."""
    return ast.parse(read(name))


def functions(name: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method of a Python file."""
    for node in ast.walk(module(name)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
