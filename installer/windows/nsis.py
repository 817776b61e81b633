"""Make the setup for one person: compile handrail.nsi, on Windows or on Linux."""

import subprocess
import sys
from pathlib import Path

from linux.layout import Built
from windows.layout import HERE, KEYS, put_tree

COMPILER = "makensis"
TARGET = "amd64-unicode"


def make(built: Built, work: Path, target: Path, machine: str) -> Path:
    """Make the setup and return it.

    work: a folder of which one below is emptied first. machine: as the file's name says it.
    """
    tree, script = work / "nsis", work / "keys.nsh"
    put_tree(built, tree)
    script.write_text(key_macros(), "utf-8")
    package = target / f"handrail-{built.version}-windows-{machine}-setup.exe"
    facts = {"VERSION": built.version, "TREE": tree, "OUT": package, "KEYS": script}
    facts |= {"TARGET": TARGET} if sys.platform == "linux" else {}
    defines = [f"-D{name}={value}" for name, value in facts.items()]
    command = [COMPILER, "-V2", "-WX", *defines, str(HERE / "handrail.nsi")]
    subprocess.run(command, check=True)
    return package


def key_macros() -> str:
    """Write the two macros that make and remove the keys browsers look in.

    A key that meanwhile leads elsewhere belongs to somebody else and stays.
    """
    write = [f'  WriteRegStr HKCU "{key}" "" "$INSTDIR\\{file}"' for key, file in KEYS.items()]
    remove = [
        line
        for key, file in KEYS.items()
        for line in (
            f'  ReadRegStr $0 HKCU "{key}" ""',
            f'  ${{If}} $0 == "$INSTDIR\\{file}"',
            f'    DeleteRegKey HKCU "{key}"',
            "  ${EndIf}",
        )
    ]
    macros = ("!macro WriteKeys", *write, "!macroend", "!macro RemoveKeys", *remove, "!macroend")
    return "\n".join(macros) + "\n"
