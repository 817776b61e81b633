"""Hide google-re2: linear-time patterns over text, answering with offsets in code points."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import re2

# Quiet: a broken pattern is reported through RuleError, not on stderr. One pattern may use 8 MiB.
_OPTIONS = re2.Options()
_OPTIONS.log_errors = False


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A compiled pattern. group: what it finds (the group named value, else the first, else all)."""

    compiled: Any
    group: int

    def spans(self, text: str) -> Iterator[tuple[int, int, int, int]]:
        """Yield (value start, value end, match start, match end) of every match in the text.

        text: without lone surrogates, which RE2 cannot read.
        """
        # ASCII goes in as bytes: RE2 then need not count code points (measured: 2 to 3 times faster).
        source = text.encode() if text.isascii() else text
        for match in self.compiled.finditer(source):
            start, end = match.span(self.group)
            if start < end:
                yield start, end, match.start(), match.end()

    def holds(self, text: str) -> bool:
        """Tell whether the pattern occurs in the text."""
        return self.compiled.search(text) is not None


def compile_pattern(pattern: str) -> Pattern:
    """Compile a pattern in RE2 syntax.

    Raises ValueError that says what RE2 does not accept.
    """
    try:
        compiled = re2.compile(pattern, _OPTIONS)
    except re2.error as error:
        reason = error.args[0]
        text = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        raise ValueError(f"{text} in {pattern!r}") from error
    return Pattern(compiled, compiled.groupindex.get("value", min(compiled.groups, 1)))
