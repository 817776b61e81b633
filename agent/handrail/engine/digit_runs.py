"""Find the runs of digits in a text, round which rules for numbers are tried."""

import re
from collections.abc import Iterable, Iterator

# Where a run begins and ends, and how many digits it has.
Run = tuple[int, int, int]

# What may stand between two digits of a number, up to three of it.
_DIGITS, _SIGNS = b"0123456789", b" .-/()"
# Every digit becomes a nought, every such sign a blank, everything else a line end: the pattern
# then looks for one character, and digits are counted without reading them again.
_KINDS = bytes(
    b"0"[0] if code in _DIGITS else b" "[0] if code in _SIGNS else b"\n"[0] for code in range(256)
)
# What was matched is never given back, so what is no run is seen to be none at once.
_RUN = re.compile(rb"0(?: {0,3}+0){5,}+")
# Runs this near are looked at together: asking costs as much as reading so far.
_TOGETHER_CHARS = 256


def digit_runs(text: str, begin: int, least: int) -> list[Run]:
    """Return the runs of digits with at most three signs between two of them.

    begin: where the text stands, added to their places. least: how many digits a run must have, six
    or more.
    """
    kinds = text.encode("latin-1", "replace").translate(_KINDS)
    spans = [run.span() for run in _RUN.finditer(kinds)]
    return [
        (begin + start, begin + end, digits)
        for start, end in spans
        if (digits := kinds.count(b"0", start, end)) >= least
    ]


def together(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield the runs in groups of those that stand near each other."""
    near: list[Run] = []
    for run in runs:
        if near and run[0] - near[-1][1] > _TOGETHER_CHARS:
            yield near
            near = []
        near.append(run)
    if near:
        yield near
