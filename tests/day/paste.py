"""Read the written pastes: texts in pastes/*.txt, with gaps that are filled at run time.

A paste begins at a line `=== id` (may go) or `=== id | category class` (may not). A gap is
`@{part}` or `@{part:argument}`, a name of the Parts; `@{part#a}` is the same value each time
within one paste. A line `@*12 text` stands for twelve lines, `@{n}` in it for 1, 2, 3 (`@{n:100}`
for 100, 101, 102) and ` ⏎ ` for a new line. Nothing that looks like a live value stands in the
files themselves.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

PASTES = Path(__file__).resolve().parent / "pastes"
HEADER = re.compile(r"^=== ([a-z0-9-]+)(?: \| ([a-z]+) ([a-z]+))?$", re.MULTILINE)
GAP = re.compile(r"@\{([a-z_]+)(?::([^}#]*))?(#[a-z0-9]+)?\}")
REPEATED = re.compile(r"^@\*(\d+) (.*)$", re.MULTILINE)
COUNT = re.compile(r"@\{n(?::(\d+))?\}")
# Breaks a line inside a repeated one.
BREAK = " ⏎ "

Part = Callable[[Random, str], str]
Parts = Mapping[str, Part]


@dataclass(frozen=True, slots=True)
class Paste:
    """One paste; category and class are None where it may go."""

    id: str
    role: str
    text: str
    category: str | None
    data_class: str | None


@dataclass(frozen=True, slots=True)
class Template:
    """One paste as it is written, gaps open."""

    id: str
    role: str
    text: str
    category: str | None
    data_class: str | None

    def filled(self, parts: Parts, seed: int) -> Paste:
        """Fill the gaps; the same seed gives the same text, whatever other pastes there are."""
        text = fill(self.text, parts, Random(f"{seed}/{self.role}/{self.id}"))
        return Paste(f"{self.role}.{self.id}", self.role, text, self.category, self.data_class)


def repeat(line: re.Match[str]) -> str:
    """Write the line as often as it says, counted."""

    def counted(times: int) -> str:
        return COUNT.sub(lambda gap: str(int(gap[1] or 1) + times), line[2])

    return "\n".join(counted(times) for times in range(int(line[1]))).replace(BREAK, "\n")


def fill(text: str, parts: Parts, random: Random) -> str:
    """Repeat what is to be repeated and put a value into every gap."""
    kept: dict[str, str] = {}

    def value(gap: re.Match[str]) -> str:
        made = parts[gap[1]](random, gap[2] or "")
        return kept.setdefault(gap[0], made) if gap[3] else made

    return GAP.sub(value, REPEATED.sub(repeat, text))


def templates(folder: str) -> Iterator[Template]:
    """Yield the written pastes of a folder; the role is the file's name up to a dash."""
    for file in sorted((PASTES / folder).glob("*.txt")):
        role = file.stem.split("-")[0]
        text = file.read_text(encoding="utf-8")
        found = list(HEADER.finditer(text))
        ends = [header.start() for header in found[1:]] + [len(text)]
        for header, end in zip(found, ends, strict=True):
            body = text[header.end() : end].strip("\n")
            yield Template(header[1], role, body, header[2], header[3])


def read(folder: str, parts: Parts, seed: int) -> list[Paste]:
    """Return the pastes of a folder, filled."""
    return [template.filled(parts, seed) for template in templates(folder)]
