"""Make the derived views of a view: what decoding and putting together shows, three steps deep."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from handrail.engine import decode_block
from handrail.engine.budget import Meter
from handrail.engine.decode_block import decoded_blocks
from handrail.engine.decode_escape import unescaped
from handrail.engine.pattern_set import PatternSet
from handrail.engine.view import View
from handrail.engine.views_cipher import deciphered
from handrail.engine.views_layout import (
    SIGN_OF_FRAMED,
    SIGN_OF_LISTS,
    SIGN_OF_NAMES,
    SIGN_OF_PIECES,
    SIGN_OF_QUOTED,
    concatenated,
    framed,
    joined,
    listed,
    spelled,
    unquoted,
    wrapped,
)
from handrail.engine.views_letters import hidden, lookalike
from handrail.engine.views_marks import SIGN_OF_MARKS, unmarked
from handrail.engine.views_pieces import in_one

# A longer text gets only the steps that cost little: nobody reads 64 KB letter by letter backwards,
# and a paste of that size is no lazy trick. Source: measured costs, docs/engine.md, "Views".
LARGE_CHARS = 65_536
# What is read within something decoded may be read with every step while it is short.
_SHORT_CHARS = 4_096
# What was encoded twice is longer: ten characters are fourteen in base64.
_LEAST_CHARS = 14
DEPTH_MAX = 3
# All derived views together may hold so many times the text, and so many characters more.
_TIMES, _MORE_CHARS = 24, 262_144

Step = Callable[[View, Meter], Iterator[View]]

# A block first: what an escape leaves of one says the same, a step deeper.
_DECODE: tuple[Step, ...] = (decoded_blocks, unescaped)
_CHEAP: tuple[Step, ...] = (
    *_DECODE,
    hidden,
    lookalike,
    unmarked,
    unquoted,
    framed,
    joined,
    concatenated,
    listed,
)
_EVERYTHING: tuple[Step, ...] = (*_CHEAP, in_one, wrapped, spelled, deciphered)


# What has to occur in a text so that a step changes anything in it, and how the step itself numbers
# it. Asked for all at once.
_SIGNS: tuple[tuple[Step, int, str], ...] = (
    *((decoded_blocks, kind, sign) for kind, sign in enumerate(decode_block.SIGNS)),
    (unmarked, 0, SIGN_OF_MARKS),
    (unquoted, 0, SIGN_OF_QUOTED),
    (framed, 0, SIGN_OF_FRAMED),
    (concatenated, 0, SIGN_OF_PIECES),
    (listed, 0, SIGN_OF_LISTS),
    (spelled, 0, SIGN_OF_NAMES),
)
STEPS_WITH_SIGNS = frozenset(step for step, _, _ in _SIGNS)

_NEXT: Mapping[Step, tuple[Step, ...]] = MappingProxyType(
    {
        decoded_blocks: _EVERYTHING,
        hidden: _EVERYTHING,
        unescaped: (*_DECODE, lookalike, joined, concatenated, listed),
        unmarked: (*_DECODE, unquoted, joined, concatenated, listed),
        unquoted: (*_DECODE, joined, concatenated, listed, wrapped),
        deciphered: (decoded_blocks,),
    }
)


class _Allowance:
    """How many more characters may be derived, and what was derived already."""

    __slots__ = ("_chars", "_seen")

    def __init__(self, text: str) -> None:
        self._chars = _TIMES * len(text) + _MORE_CHARS
        self._seen = {text}

    def takes(self, view: View) -> bool:
        """Take a view out of it; tell whether it is new and there was any left before."""
        left = self._chars > 0 and view.text not in self._seen
        self._chars -= len(view.text)
        self._seen.add(view.text)
        return left


def derived(view: View, meter: Meter) -> Iterator[View]:
    """Yield every derived view of one of the content's own views, the nearest first."""
    steps = _EVERYTHING if len(view.text) <= LARGE_CHARS else _CHEAP
    yield from _deeper(view, meter, _Allowance(view.text), 1, steps)


def signs_of(text: str, steps: tuple[Step, ...]) -> Mapping[Step, Sequence[int]]:
    """Return which signs of the steps occur in a text, for each step that has any there."""
    found: dict[Step, list[int]] = {}
    signs, occurring = _signs(steps)
    for place in occurring.which(text):
        step, kind, _ = signs[place]
        found.setdefault(step, []).append(kind)
    return found


@lru_cache(maxsize=8)  # as many as there are ways to go on
def _signs(steps: tuple[Step, ...]) -> tuple[Sequence[tuple[Step, int, str]], PatternSet]:
    """Return the signs of some steps, and all of them in one program."""
    signs = [sign for sign in _SIGNS if sign[0] in steps]
    return signs, PatternSet(pattern for _, _, pattern in signs)


def _deeper(
    view: View, meter: Meter, allowance: _Allowance, depth: int, steps: tuple[Step, ...]
) -> Iterator[View]:
    """Yield what one view shows, and what that shows in turn."""
    if not steps or not meter.skim(len(view.text)):
        return
    signs = signs_of(view.text, steps)
    for step in steps:
        if step in STEPS_WITH_SIGNS and step not in signs:
            continue
        for made in _made(step, view, meter, signs):
            if meter.spent:
                return
            if not allowance.takes(made):
                continue
            yield made
            if depth < DEPTH_MAX and len(made.text) >= _LEAST_CHARS:
                yield from _deeper(made, meter, allowance, depth + 1, _after(step, made))


def _made(
    step: Step, view: View, meter: Meter, signs: Mapping[Step, Sequence[int]]
) -> Iterator[View]:
    """Take one step."""
    if step is decoded_blocks:
        return decoded_blocks(view, meter, signs[step])
    return step(view, meter)


def _after(step: Step, made: View) -> tuple[Step, ...]:
    """Choose what to do with what a step made.

    What was decoded is a text of its own; what was put together may only be encoded.
    """
    if len(made.text) > _SHORT_CHARS:
        return _DECODE if step in _DECODE else ()
    return _NEXT.get(step, _DECODE)
