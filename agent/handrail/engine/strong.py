"""Say which rules may speak about text that was decoded or put together, and which hits count."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from handrail.engine.budget import STANDARD, Meter
from handrail.engine.decode_block import decoded_blocks
from handrail.engine.hit import Hit
from handrail.engine.pattern import compile_pattern
from handrail.engine.rule import Rule, RuleSet, compile_rules, without_digits
from handrail.engine.scan import scan
from handrail.engine.view import Pieces, View
from handrail.engine.views_cipher import rot13, rot47
from handrail.engine.words import Confidence, DataClass

# Checks that hardly any chance value passes, however often a text is read.
_PROOFS = frozenset({"card", "iban", "seed-words"})
# Hits of one rule hardly overlap, so a look at the nearest ones is enough.
_NEIGHBOURS = 4


def rules_for(view: View, rules: RuleSet) -> RuleSet:
    """Return the rules that may speak about a view: all of them, or the sure ones if it is derived.

    What was put together is read many times over, so only what is hardly ever chance is looked
    for. What a block says is a text like any other.
    """
    return _strong(rules, view.numbers) if view.derived and not view.decoded else rules


@lru_cache(maxsize=16)  # rules and dictionaries in force, those before them, twice each
def _strong(rules: RuleSet, numbers: bool) -> RuleSet:  # noqa: FBT001 -- a key of the cache
    """Compile the part of the rules once, with one automaton for both."""
    if numbers:
        chosen = (part.rule for part in rules.parts if _is_strong(part.rule))
        return compile_rules(chosen, proven=True)
    return without_digits(_strong(rules, numbers=True))


def _is_strong(rule: Rule) -> bool:
    """Tell whether a rule's shape alone can be sure and stop somebody, word lists apart."""
    if rule.terms:
        return rule.terms.at_least == 1 and rule.confidence is Confidence.HIGH
    sure = _is_proven(rule) or (rule.confidence is Confidence.HIGH and not rule.digits)
    return sure and _is_value(rule)


def _is_value(rule: Rule) -> bool:
    """Tell whether a rule finds one value by its shape, and may stop somebody."""
    stops = rule.data_class.rank >= DataClass.SENSITIVE.rank
    return stops and rule.hides == "value" and not rule.terms


def _is_proven(rule: Rule) -> bool:
    """Tell whether its check proves what the rule finds, however it was written."""
    return not _PROOFS.isdisjoint(rule.checks)


def telling(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Leave out derived hits that are unsure, and what only repeats what stands plainly.

    hits: those of the content's own views first, those of the original before those of a folded
    one. A derived hit that reads a known value on into the next line counts only where that looks
    like the rest of it.
    """
    plain: dict[tuple[str, str, int, int], Hit] = {}
    known: dict[tuple[str, str], list[Hit]] = {}
    for hit in hits:
        rule, part = hit.rule.id, hit.view.part
        if hit.view.derived:
            known = known or _in_order(plain.values())
            same = known.setdefault((rule, part), [])
            if not _is_sure(hit) or _is_known(hit, same) or _was_whole(hit):
                continue
            insort(same, hit, key=_start)
        else:
            place = rule, part, hit.start, hit.end
            other = plain.setdefault(place, hit)
            if other is not hit:
                if _says_all(other, hit):
                    continue
                plain[place] = hit
        yield hit


def _in_order(hits: Iterable[Hit]) -> dict[tuple[str, str], list[Hit]]:
    """Return the hits of each rule in each part, in the order of the content."""
    found: dict[tuple[str, str], list[Hit]] = {}
    for hit in sorted(hits, key=_start):
        found.setdefault((hit.rule.id, hit.view.part), []).append(hit)
    return found


def _says_all(plain: Hit, folded: Hit) -> bool:
    """Tell whether a hit says and hides all that another one of the same place does."""
    return (
        plain.value == folded.value
        and plain.confidence.rank >= folded.confidence.rank
        and plain.data_class.rank >= folded.data_class.rank
        and plain.hide_start <= folded.hide_start
        and plain.hide_end >= folded.hide_end
    )


def _start(hit: Hit) -> int:
    """Order hits by where they begin."""
    return hit.start


def _is_sure(hit: Hit) -> bool:
    """Tell whether a derived hit is certain, matters, and lies in the content.

    A value that lies in what went before only is no hit; one that began there reaches over.
    """
    via = hit.view.via or ""
    if "rot13" in via and not any(map(str.isalpha, hit.value)):
        return False  # digits are what they were, only the words round them are gone
    if via == "joined" and hit.rule.digits and hit.end - hit.start == len(hit.value):
        return False  # no line end was in it: it was judged with the words that stand round it
    if via.endswith("rot13") and not _is_proven(hit.rule) and _keeps_shape(hit):
        return False  # "password123" in an address, judged there, is no secret because of a cipher
    if via.endswith("rot47") and rot47(hit.value).strip("()[]{}.,:;").isalpha():
        return False  # `params=Requested` is the number of a driving licence, so turned
    if not _matters(hit):
        return False
    if len(set(filter(str.isalnum, hit.value))) == 1:
        return False  # the blanks of a form: rot47 makes zeros of underscores
    return hit.start < hit.end - (hit.view.via == "split" and hit.end >= len(hit.value))


def _keeps_shape(hit: Hit) -> bool:
    """Tell whether the rule's pattern finds the same place in the text before rot13, too.

    A pattern of signs and any letters does: what it finds there was judged as it stands.
    """
    text, reach = hit.view.text, hit.rule.before + hit.rule.after
    start = text.find(hit.value, hit.start if hit.view.via == "rot13" else 0)
    end = start + len(hit.value)
    low = max(0, start - reach)
    plain = rot13(text[low : end + reach])
    place = start - low, end - low
    return any(span[:2] == place for span in compile_pattern(hit.rule.pattern).spans(plain))


def _matters(hit: Hit) -> bool:
    """Tell whether a hit is certain, and no sample.

    In what a block says a likely password or number counts as it would where it stood plainly.
    """
    if hit.view.decoded and not _is_strong(hit.rule):
        least = Confidence.MEDIUM if hit.data_class is DataClass.PROHIBITED else Confidence.HIGH
        return _is_value(hit.rule) and hit.confidence.rank >= least.rank
    sure = hit.confidence is Confidence.HIGH or _is_proven(hit.rule)
    return sure and hit.data_class is not DataClass.PUBLIC


def _was_whole(hit: Hit) -> bool:
    """Tell whether what went before held a value already that the text only seems to go on.

    A key may be longer than we know, and then every word pasted after it is more of it.
    """
    view = hit.view
    while view.base and view.via != "split":
        view = view.base
    if not isinstance(view.pieces, Pieces) or view.via != "split":
        return False
    if view is hit.view and hit.end - view.pieces.start[-1] >= len(hit.value):
        return False  # blanks before the head are left out
    alone = View(view.text[: view.pieces.at[1]])
    meter, rule = Meter(STANDARD), compile_rules((hit.rule,), proven=True)
    tails = (alone,) if view is hit.view else decoded_blocks(alone, meter)
    found = chain.from_iterable(scan(tail, rule, meter) for tail in tails)
    return any(_matters(whole) and hit.value.startswith(whole.value) for whole in found)


def _is_known(hit: Hit, same: list[Hit]) -> bool:
    """Tell whether hits of the same rule show all that a derived one shows of its place."""
    place = bisect_left(same, hit.end, key=_start)
    return any(_repeats(hit, other) for other in same[max(0, place - _NEIGHBOURS) : place])


def _repeats(hit: Hit, known: Hit) -> bool:
    """Tell whether a hit shows nothing that is not known of the same place."""
    if known.end <= hit.start:
        return False
    more = hit.value.replace(known.value, "", 1)
    return not (known.value in hit.value and _is_random(more))


def _is_random(text: str) -> bool:
    """Tell whether what was added has letters and digits, as the rest of a key has."""
    return any(map(str.isdigit, text)) and any(map(str.isalpha, text))
