"""Say in a sentence why a finding is one: its form, its check digits, the words near or over it."""

from collections.abc import Iterator, Sequence
from itertools import chain

from handrail.engine.candidate import beside, words_in
from handrail.engine.checks import PROOFS
from handrail.engine.hit import Hit
from handrail.engine.keywords import fold_case
from handrail.engine.policy import OWN_SOURCE
from handrail.engine.rule import Context, Terms
from handrail.engine.words import Confidence, DataClass

# A person reads the first few of a kind; looking for the words of thousands would take long.
EXPLAINED = 3
_SAMPLE = "It is a value that documentation uses, or that is public where it stands."
# A whole paper may be hidden: what speaks for it begins at the hit, and this much is enough.
_STRETCH_CHARS = 16_384
# So many words are named; of the others only how many there are.
_NAMED = 2


def explained(hits: Sequence[Hit]) -> Iterator[str]:
    """Yield for each hit why it is one and why that matters; of many, the first few of a rule."""
    times: dict[str, int] = {}
    for hit in hits:
        told = times[hit.rule.id] = times.get(hit.rule.id, 0) + 1
        because = reason(hit) if told <= EXPLAINED else ""
        yield f"{because} {hit.rule.why}" if because else hit.rule.why


def reason(hit: Hit) -> str:
    """Return why a hit is one; nothing where the policy's own words are all there is to say."""
    if hit.rule.source == OWN_SOURCE:
        return ""
    if (hit.data_class, hit.confidence) == (DataClass.PUBLIC, Confidence.LOW):
        return _SAMPLE
    parts = _said(hit, hit.rule.terms) if hit.rule.terms else list(_shown(hit))
    return f"{_listed(parts)}." if parts else ""


def _said(hit: Hit, terms: Terms) -> list[str]:
    """Name the words that stand together."""
    end = min(hit.hide_end, hit.start + _STRETCH_CHARS)
    stretch = fold_case(hit.view.text[hit.start : end])
    words = list(map(str.strip, words_in(stretch, tuple(chain.from_iterable(terms.groups)))))
    if not words:
        return []  # it was found in a derived view, whose words stand elsewhere
    named = [f"“{word}”" for word in words[:_NAMED]]
    more = len(words) - len(named)
    who = _listed([*named, f"{more} more of its words"]) if more else _listed(named)
    return [f"{who} {'stands' if len(words) == 1 else 'stand together'} here"]


def _shown(hit: Hit) -> Iterator[str]:
    """Yield what speaks for a value, the form first."""
    rule = hit.rule
    word = _word(hit, rule.context) if rule.context else ""
    proven = not PROOFS.isdisjoint(rule.checks)
    alone = rule.confidence is Confidence.HIGH and not (word or proven)
    yield "It has a form that hardly anything else has" if alone else "It has the form of one"
    if proven:
        yield "its check digits hold"
    if word:
        yield word


def _word(hit: Hit, context: Context) -> str:
    """Say which word stands near a value or over it; nothing where none does."""
    if hit.view.via is not None:
        return ""  # its place in the view is not known any more
    around = beside(hit.view.text, hit.start, hit.end, context.before, context.after)
    for where, text in (("near", around), ("over", hit.view.over(hit.start))):
        for word in words_in(text, context.words):
            return f"“{word.strip()}” stands {where} it"
    return ""


def _listed(parts: Sequence[str]) -> str:
    """Join parts with commas and a last "and"."""
    return " and ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else parts[0]
