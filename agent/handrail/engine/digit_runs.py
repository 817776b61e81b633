"""Find the runs of digits in a text, round which rules for numbers are tried."""

import re
from collections.abc import Iterable, Iterator

Span = tuple[int, int]
# Where a run stands, and how many digits it has.
Run = tuple[Span, int]

# What may stand between two digits of a number, up to three of it.
_DIGITS, _SIGNS = b"0123456789", b" .-/()"
# Every digit becomes a nought, every such sign a blank, everything else a line end: the pattern
# then looks for one character, and digits are counted without reading them again.
_OTHER = b"\n"
_KINDS = bytes(
    b"0"[0] if code in _DIGITS else b" "[0] if code in _SIGNS else _OTHER[0] for code in range(256)
)
# What was matched is never given back, so what is no run is seen to be none at once.
_RUN = re.compile(rb"0(?: {0,3}+0){5,}+")
# Whether a number rule's pattern occurs is asked for so much at once: the less, the fewer runs are
# looked at, but every question costs as much as reading 200 characters.
_BLOCK_CHARS = 2_048
# Runs this near are looked at together: asking costs as much as reading so far.
_TOGETHER_CHARS = 256


def kinds_of(text: str) -> bytes:
    """Return which kind each character of a text is of, as far as runs of digits go."""
    return text.encode("latin-1", "replace").translate(_KINDS)


def blocks(kinds: bytes) -> Iterator[Span]:
    """Yield the parts of a text in which a run begins; none reaches over the end of a part."""
    start, length = 0, len(kinds)
    while start < length:
        end = kinds.find(_OTHER, start + _BLOCK_CHARS)
        end = length if end < 0 else end
        if _RUN.search(kinds, start, end):
            yield start, end
        start = end


def digit_runs(kinds: bytes, part: Span, begin: int, least: int) -> list[Run]:
    """Return the runs of digits with at most three signs between two of them.

    part: where to look. begin: where the text stands, added to their places. least: how many digits
    a run must have, six or more.
    """
    spans = [run.span() for run in _RUN.finditer(kinds, *part)]
    return [
        ((begin + start, begin + end), digits)
        for start, end in spans
        if (digits := kinds.count(b"0", start, end)) >= least
    ]


def grouped(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield the runs in groups of those that stand near each other."""
    near: list[Run] = []
    for run in runs:
        if near and run[0][0] - near[-1][0][1] > _TOGETHER_CHARS:
            yield near
            near = []
        near.append(run)
    if near:
        yield near
