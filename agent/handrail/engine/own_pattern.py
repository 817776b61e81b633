"""Find what the organisation's own patterns match: ticket numbers, customer numbers, file names."""

from collections.abc import Iterator
from dataclasses import dataclass

from handrail.engine.budget import Meter
from handrail.engine.candidate import Candidate
from handrail.engine.hit import Hit, hit_of
from handrail.engine.keywords import fold_case
from handrail.engine.pattern import Pattern, compile_pattern, program_size
from handrail.engine.policy import OWN_SOURCE, OwnPattern
from handrail.engine.prefilter_syntax import (
    OTHER,
    Letter,
    Many,
    Node,
    Series,
    UnknownSyntaxError,
    any_case,
    parse,
)
from handrail.engine.rule import Rule
from handrail.engine.view import View
from handrail.engine.words import Confidence

# How far a word of `near` may stand from the value. As context words of our own rules.
_NEAR_BEFORE_CHARS, _NEAR_AFTER_CHARS = 48, 24
# A pattern for decoded text holds so many characters that are always the same; what is less
# particular would be chance in a text that is read backwards and in ciphers too.
_DERIVED_CHARS = 4
# One pass of RE2 reads so many characters in the time that all rules need for one; a pattern of
# more instructions than these needs longer. Source: docs/decisions/0002-matching.md.
_PASS_CHARS, _PASS_INSTRUCTIONS = 8, 32


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern of the policy, ready to be looked for.

    size: in RE2's instructions. sure: for derived views too.
    """

    rule: Rule
    pattern: Pattern
    size: int
    near: tuple[str, ...]
    sure: bool

    def hits(self, view: View, meter: Meter) -> Iterator[Hit]:
        """Yield what it matches in a view; past the budget it stops, and the meter says so."""
        if view.derived and not self.sure:
            return
        passes = 1 + self.size // _PASS_INSTRUCTIONS
        if meter.spent or not meter.read(len(view.text) * passes // _PASS_CHARS + 1):
            return
        for start, end, _, _ in self.pattern.spans(view.text):
            if not meter.look():
                return
            found = Candidate(view.text, start, end, view.text[start:end])
            if self.near and not found.near(self.near, _NEAR_BEFORE_CHARS, _NEAR_AFTER_CHARS):
                continue
            if not meter.keep():
                return
            yield hit_of(view, self.rule, found)


def compile_own(own: OwnPattern) -> Compiled:
    """Compile a pattern that policy_own.py has found to be fit."""
    rule = Rule(
        id=own.rule_id,
        title=own.title or f"A value of the kind “{own.name}”",
        data_class=own.data_class,
        confidence=Confidence.HIGH,
        why=own.why
        or "Your organisation described values like this as ones that should not leave.",
        remedy=own.remedy or "Leave the value out or put a made-up one in its place.",
        source=OWN_SOURCE,
        hits=(),
        misses=(),
        pattern=own.pattern,
    )
    sure = literal_chars(own.pattern) >= _DERIVED_CHARS
    near = tuple(map(fold_case, own.near))
    return Compiled(rule, compile_pattern(own.pattern), program_size(own.pattern), near, sure)


def literal_chars(pattern: str) -> int:
    """Return how many characters in a row are the same in every match; letter case aside."""
    try:
        tree = parse(pattern)
    except UnknownSyntaxError:
        return 0
    longest = run = 0
    for node in _in_a_row(tree):
        run = run + 1 if isinstance(node, Letter) and _is_one(node.mask) else 0
        longest = max(longest, run)
    return longest


def _in_a_row(node: Node) -> Iterator[Node]:
    """Yield what every match has, one after the other."""
    if isinstance(node, Series):
        for part in node.parts:
            yield from _in_a_row(part)
    elif isinstance(node, Many) and node.least == node.most and node.least <= _DERIVED_CHARS:
        for _ in range(node.least):
            yield from _in_a_row(node.part)
    else:
        yield node


def _is_one(mask: int) -> bool:
    """Tell whether a set is one ASCII character, or one letter in both cases."""
    if mask & OTHER:
        mask &= ~OTHER  # k and s, whose other cases lie beyond ASCII
    return bool(mask) and any_case(mask & -mask) | mask == any_case(mask & -mask)
