"""Keep what people wrote into the document by hand when it is made anew."""

import re
from collections.abc import Mapping

from handrail.engine.errors import PolicyError

_OPEN = "<!-- {part}: your own words; what stands from here to the next mark is kept -->"
_CLOSE = "<!-- {part}: end of your own words -->"
_PASSAGE = re.compile(
    r"<!-- (P\d{1,2}): your own words; [^\n]*? -->\n(.*?)<!-- \1: end of your own words -->",
    re.DOTALL,
)
_ANY_MARK = re.compile(r"<!-- P\d{1,2}: (?:your own words; [^\n]*?|end of your own words) -->")


class PassagesError(PolicyError):
    """The marks round hand-written passages are broken, so that they could get lost."""


def passages_in(markdown: str) -> Mapping[str, str]:
    """Return the hand-written passage of each part of an earlier document, without empty ones.

    PassagesError: a mark stands alone; making the document anew would lose what it guards.
    """
    found = {part: text.strip("\n") for part, text in _PASSAGE.findall(markdown)}
    stray = _ANY_MARK.search(_PASSAGE.sub("", markdown))
    if stray:
        line = markdown[: markdown.index(stray[0])].count("\n") + 1
        raise PassagesError(
            f"line {line}: the mark {stray[0]} has no partner; put it back, or move your words "
            "elsewhere and delete it"
        )
    return {part: text for part, text in found.items() if text.strip()}


def marked(part: str, passage: str) -> str:
    """Return a passage between its marks, ready to be written in."""
    inside = f"{passage}\n" if passage else ""
    return f"{_OPEN.format(part=part)}\n{inside}{_CLOSE.format(part=part)}"
