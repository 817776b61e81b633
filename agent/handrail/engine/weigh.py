"""Let a match become a hit: by what it says about itself, what is round it and what is over it.

All of that but what is over it is the same wherever the same characters stand round the same value.
So it is asked once in a judgement: lists and logs repeat themselves, and most of a redacted text is
what the text was.
"""

from collections import Counter
from math import log2

from handrail.engine.candidate import Candidate, is_placeholder
from handrail.engine.checks import CHECKS, TRIMS
from handrail.engine.guards import GUARDS
from handrail.engine.hit import Hit, hit_of
from handrail.engine.memo import Memo, Told, Weight
from handrail.engine.reach import FAR_GUARDS, NEAR_AFTER_CHARS, NEAR_BEFORE_CHARS
from handrail.engine.rule import Part, Rule
from handrail.engine.sample import is_public, is_sample
from handrail.engine.view import View


def weighed(view: View, part: Part, start: int, end: int, memo: Memo) -> Hit | None:
    """Make a hit of a match, unless a check, a guard or a word near or over it is against it."""
    rule, context = part.rule, part.rule.context
    if view.text[start] == "[" and is_placeholder(view.text[start:end]):
        return None  # a redacted text is full of them
    required = context is not None and context.required
    if required and not _said(view, start, end, rule, memo):
        return None  # most often so, and asked faster than anything else
    told = memo.told(part, view.text, start, end, trimmed)
    if told.holds is None:
        told.holds = memo.checked(rule, told.candidate.value, _holds)
    if not told.holds:
        return None
    certain = required or (context is not None and _said(view, start, end, rule, memo))
    weight = weight_of(part, told, certain=certain)
    if weight is Weight.FALLS:
        return None
    value = told.candidate.value
    found = Candidate(view.text, start, start + len(value), value, certain, view.titles)
    if part.far and not all(GUARDS[guard](found) for guard in part.far):
        return None
    if rule.veto and not certain and _is_over(view, start, rule.veto, memo):
        return None
    sample = weight is Weight.IS_SAMPLE or is_public(part, found)
    return hit_of(view, rule, found, is_sample=sample)


def _said(view: View, start: int, end: int, rule: Rule, memo: Memo) -> bool:
    """Tell whether a context word stands near, or over the match."""
    context = rule.context
    assert context is not None  # noqa: S101 -- who asks has looked
    near = memo.near(context, view.text, start, end)
    return near or _is_over(view, start, context.words, memo)


def _is_over(view: View, start: int, words: tuple[str, ...], memo: Memo) -> bool:
    """Tell whether one of the words is over a place."""
    heading = view.over(start)
    return heading != "" and memo.over(heading, words)


def weight_of(part: Part, told: Told, *, certain: bool) -> Weight:
    """Weigh a match by what is round it: by nothing that is further off than its rule's reach.

    certain: a context word is near or over it.
    """
    if certain:
        if told.certain is None:
            told.certain = _weight(part, told.candidate.made_certain())
        return told.certain
    if told.unsure is None:
        told.unsure = _weight(part, told.candidate)
    return told.unsure


def _weight(part: Part, found: Candidate) -> Weight:
    """Weigh a candidate by what is round it."""
    rule = part.rule
    for guard in rule.guards:
        if guard not in FAR_GUARDS and not GUARDS[guard](found):
            return Weight.FALLS
    may_fall = rule.veto and not found.certain
    if may_fall and found.near(rule.veto, NEAR_BEFORE_CHARS, NEAR_AFTER_CHARS):
        return Weight.FALLS
    return Weight.IS_SAMPLE if is_sample(part, found) else Weight.STANDS


def trimmed(value: str, rule: Rule) -> str:
    """Cut off what the rule's checks know not to belong to the value."""
    for check in rule.checks:
        if check in TRIMS:
            value = TRIMS[check](value)
    return value


def _holds(rule: Rule, value: str) -> bool:
    """Tell whether a value's check digits hold, and its characters are mixed enough."""
    for check in rule.checks:
        if not CHECKS[check](value):
            return False
    return not rule.entropy or entropy(value) >= rule.entropy


def entropy(value: str) -> float:
    """Return the Shannon entropy of a value in bits per character."""
    length = len(value)
    return -sum(n / length * log2(n / length) for n in Counter(value).values())
