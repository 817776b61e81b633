"""Compare what two policies look for: rules with their classes, bulks, own words, what passes."""

from collections.abc import Iterator, Mapping, Sequence

from handrail.engine.policy import Bulk, Policy, RuleSetting
from handrail.engine.rule import RuleSet
from handrail.engine.words import DataClass
from handrail.governance.change import Change, Way

_NO_SETTING = RuleSetting()
# How much a dictionary's words meet, least first.
_MATCHES = ("word", "forms", "anywhere")
_CASES = ("exact", "any")


def rule_changes(one: Policy, two: Policy, rules: RuleSet) -> Iterator[Change]:
    """Yield what changes about Handrail's rules and the policies' own; no word is quoted."""
    known = {rule.id: rule.data_class for rule in rules.by_id.values()}
    yield from _classes(_found_by(one, known), _found_by(two, known))
    yield from _words(one, two)
    yield from _reaches(one, two)
    for rule in dict.fromkeys((*one.rules, *two.rules)):
        usual = rules.by_id[rule].bulk if rule in rules.by_id else None
        first, second = (policy.rules.get(rule, _NO_SETTING) for policy in (one, two))
        yield from _bulks(rule, first.bulk or usual, second.bulk or usual)
        yield from _passing(rule, first, second)


def _found_by(policy: Policy, known: Mapping[str, DataClass]) -> dict[str, DataClass]:
    """Return the class of each rule that is on, the policy's own dictionaries and patterns too."""
    own = {words.rule_id: words.data_class for words in policy.dictionaries}
    own |= {form.rule_id: form.data_class for form in policy.patterns}
    found = {}
    for rule, usual in {**known, **own}.items():
        setting = policy.rules.get(rule, _NO_SETTING)
        if setting.enabled:
            found[rule] = setting.data_class or usual
    return found


def _classes(one: Mapping[str, DataClass], two: Mapping[str, DataClass]) -> Iterator[Change]:
    """Compare the class that each rule leads to."""
    for rule in dict.fromkeys((*one, *two)):
        before, after = one.get(rule), two.get(rule)
        if before is not after:
            first, second = (-1 if name is None else name.rank for name in (before, after))
            way = Way.STRICTER if second > first else Way.LOOSER
            yield Change(way, f"rule {rule}", str(before or "off"), str(after or "off"))


def _words(one: Policy, two: Policy) -> Iterator[Change]:
    """Count the organisation's own words."""
    first, second = (
        {(words.name, term) for words in policy.dictionaries for term in words.terms}
        for policy in (one, two)
    )
    yield from _more_or_fewer("own words", first, second, more=Way.STRICTER)


def _reaches(one: Policy, two: Policy) -> Iterator[Change]:
    """Compare how much the dictionaries and patterns meet that both have."""
    before = {words.name: words for words in one.dictionaries}
    for mine in two.dictionaries:
        theirs = before.get(mine.name, mine)
        what = f"rule {mine.rule_id}"
        yield from _wider(f"{what}, match", (theirs.match, mine.match), _MATCHES)
        yield from _wider(f"{what}, case", (theirs.case, mine.case), _CASES)
    forms = {own.name: (own.pattern, own.near) for own in one.patterns}
    for own in two.patterns:
        if forms.get(own.name, (own.pattern, own.near)) != (own.pattern, own.near):
            # Nobody can say which of two patterns meets more: the one to be careful about.
            yield Change(Way.LOOSER, f"rule {own.rule_id}", "one form", "another form")


def _wider(what: str, turned: tuple[str, str], order: Sequence[str]) -> Iterator[Change]:
    """Compare two words of an order. turned: before and after."""
    before, after = turned
    if before != after:
        way = Way.STRICTER if order.index(after) > order.index(before) else Way.LOOSER
        yield Change(way, what, before, after)


def _bulks(rule: str, one: Bulk | None, two: Bulk | None) -> Iterator[Change]:
    """Compare how many values make a bulk, and what class it then is."""
    if one and two and one.at_least != two.at_least:
        way = Way.STRICTER if two.at_least < one.at_least else Way.LOOSER
        numbers = (f"from {one.at_least} on", f"from {two.at_least} on")
        yield Change(way, f"rule {rule}, many values", *numbers)
    before, after = (bulk.data_class if bulk else None for bulk in (one, two))
    if before is not after:
        first, second = (-1 if name is None else name.rank for name in (before, after))
        way = Way.STRICTER if second > first else Way.LOOSER
        told = (str(name or "as one") for name in (before, after))
        yield Change(way, f"rule {rule}, class of many values", *told)


def _passing(rule: str, one: RuleSetting, two: RuleSetting) -> Iterator[Change]:
    """Count what is let pass."""
    what = f"rule {rule} lets pass"
    yield from _more_or_fewer(what, _let_pass(one), _let_pass(two), more=Way.LOOSER)


def _let_pass(setting: RuleSetting) -> set[tuple[str, str]]:
    """Return what a rule lets pass, each with its kind."""
    if setting.allow is None:
        return set()
    kinds = (("value", setting.allow.values), ("pattern", setting.allow.patterns))
    found = {(kind, one) for kind, ones in kinds for one in ones}
    return found | {("tool", tool) for tool in setting.allow.tools}


def _more_or_fewer(
    what: str, one: set[tuple[str, str]], two: set[tuple[str, str]], *, more: Way
) -> Iterator[Change]:
    """Count what is only in the second, then what is only in the first. more: which way more is."""
    fewer = Way.LOOSER if more is Way.STRICTER else Way.STRICTER
    if two - one:
        yield Change(more, what, "", f"{len(two - one)} more")
    if one - two:
        yield Change(fewer, what, "", f"{len(one - two)} fewer")
