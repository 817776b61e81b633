"""Tell at once which of many patterns occur in a text: one pass, however many there are."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import re2

from handrail.engine.pattern import byte_source

_OPTIONS = re2.Options()
_OPTIONS.log_errors = False
_OPTIONS.encoding = re2.Options.Encoding.LATIN1
# What the program and what it remembers of texts may take. A program that is larger is none.
_OPTIONS.max_mem = 16 * 1024 * 1024
# What reads other characters than ASCII in a way of its own: named ones, classes of letters, and
# classes that leave out the question mark, which stands for all of them here.
_PARTICULAR = re.compile(r"[^\x00-\x7f]|\\[pPx]|\[\^[^\]]*(?:\?|[ -?]-[?-~])")


class PatternSet:
    """Patterns compiled to one program. It may name one that does not occur, but leaves out none.

    What a pattern says of the text's beginning and end holds for the whole text.
    """

    __slots__ = ("_all", "_compiled", "_particular")

    def __init__(self, sources: Iterable[str]) -> None:
        """Compile. sources: patterns that compile by themselves."""
        known = tuple(sources)
        self._all = range(len(known))
        self._particular = tuple(i for i, one in enumerate(known) if _PARTICULAR.search(one))
        self._compiled = _compiled(known) if known else None

    def which(self, text: str) -> Sequence[int]:
        """Return the places of the patterns that occur in the text, in order; perhaps some more."""
        if self._compiled is None:
            return self._all
        found = sorted(self._compiled.Match(text.encode("latin-1", "replace")) or ())
        if not self._particular or text.isascii():
            return found
        return sorted({*found, *self._particular})


def _compiled(sources: Sequence[str]) -> Any:  # noqa: ANN401 -- re2 has no types
    """Compile to one program; None when it is too large: then any of them may occur."""
    program = re2.Set.SearchSet(_OPTIONS)
    for source in sources:
        program.Add(byte_source(source))
    try:
        program.Compile()
    except re2.error:
        return None
    return program
