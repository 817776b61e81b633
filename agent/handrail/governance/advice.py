"""Say what is legal in a policy and still unwise: which line, why, and what would be better."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from handrail.engine.lines import KeyPath, index_lines, nearest_line
from handrail.engine.rule import RuleSet
from handrail.engine.tables import name_of, shown
from handrail.engine.words import Action, DataClass, Posture, Tier
from handrail.governance.advice_people import promises, reasons, versions
from handrail.governance.advice_ways import accounts, shadowed, surfaces, unseen
from handrail.governance.source import Source

_Advice = Iterator[tuple[KeyPath, str]]
# A vendor changes its terms more often than once a year. Source: SOC 2 CC9.2, yearly assessment.
_REVIEW_AFTER = timedelta(days=365)
_REMINDED = timedelta(days=14)
# A vendor's contract takes weeks to talk about.
_RENEWED = timedelta(days=30)
# Longest first names and places are shorter; shorter terms meet ordinary words all the time.
_SHORT_TERM_CHARS = 3
# Words that stand in ordinary pastes of any office.
_COMMON = frozenset(
    (
        *("account", "address", "apple", "atlas", "business", "client", "company", "contract"),
        *("customer", "data", "email", "internal", "invoice", "market", "meeting", "order"),
        *("payment", "phoenix", "plan", "price", "product", "project", "report", "sales"),
        *("service", "spring", "summer", "support", "team", "test", "update", "user", "winter"),
    )
)


def advise(source: Source, rules: RuleSet, today: date) -> tuple[str, ...]:
    """Return one readable line for each thing, in the order of the file."""
    index = index_lines(source.text)
    found = [found for look in _LOOKS for found in look(source, today)]
    found += _unused_classes(source, rules)
    placed = sorted((nearest_line(index, key), name_of(key), what) for key, what in found)
    return tuple(f"line {line}: {key} {what}" for line, key, what in placed)


def _dates(source: Source, today: date) -> _Advice:
    """The policy itself: not in force yet, or to be looked at again."""
    policy = source.policy
    if policy.effective and policy.effective > today:
        what = f"= {policy.effective} is still to come, and the file holds from now on"
        yield ("policy", "effective"), f"{what}; keep it elsewhere until then"
    due = policy.review_by
    if due and due < today:
        what = f"= {due} is over; review the policy, then give the next date"
        yield ("policy", "review_by"), what
    elif due and due - today <= _REMINDED:
        yield ("policy", "review_by"), f"= {due} is near; plan the review"


def _tools(source: Source, today: date) -> _Advice:
    """Tools that nobody has looked at for long, or whose agreement ends."""
    for place, tool in enumerate(source.written.tools):
        key = ("tools", place)
        if tool.expires and tool.expires < today:
            yield (*key, "expires"), f"= {tool.expires} is over; renew the agreement or end its use"
        elif tool.expires and tool.expires - today <= _RENEWED:
            yield (
                (*key, "expires"),
                f"= {tool.expires} is near; renew the agreement or plan its end",
            )
        if tool.tier != "approved":
            continue
        if not tool.reviewed_on and not source.is_layer:
            what = "is not said: nobody has assessed this tool yet, as far as the file says"
            yield (*key, "reviewed_on"), f"{what}; assess it, then add the day"
        if tool.reviewed_on and tool.reviewed_on > today:
            what = f"= {tool.reviewed_on} is still to come"
            yield (*key, "reviewed_on"), f"{what}; use the day it was assessed"
        if tool.reviewed_on and today - tool.reviewed_on > _REVIEW_AFTER:
            what = f"= {tool.reviewed_on} is more than a year ago"
            yield (*key, "reviewed_on"), f"{what}; assess the tool again"
        if tool.trains_on_data == "yes":
            what = '= "yes": what goes in may come out elsewhere'
            yield (*key, "trains_on_data"), f"{what}; agree on an opt-out, or restrict the tool"
        if tool.ceiling is DataClass.PROHIBITED:
            what = '= "prohibited" lets passwords and cards through'
            yield (*key, "ceiling"), f'{what}; use "sensitive" unless you mean it'


def _terms(source: Source, _: date) -> _Advice:
    """Dictionary terms that will meet ordinary text. The term itself is never quoted."""
    for place, words in enumerate(source.written.dictionaries):
        for number, term in enumerate(words.terms):
            plain = term.strip().lower()
            if plain in _COMMON:
                what = "is an ordinary word, and every text with it will be held"
            elif len(plain) <= _SHORT_TERM_CHARS:
                what = "is so short that ordinary text holds it"
            else:
                continue
            key = ("dictionaries", place, "terms", number)
            yield key, f"{what}; use the whole name, or two words of it"


def _loose(source: Source, _: date) -> _Advice:
    """Settings that make the policy weaker than it looks."""
    policy = source.policy
    if policy.tiers[Tier.UNLISTED].ceiling.rank > DataClass.INTERNAL.rank:
        what = f'= "{policy.tiers[Tier.UNLISTED].ceiling}" is for tools nobody agreed with'
        yield ("tiers", "unlisted", "ceiling"), f'{what}; use "internal"'
    if policy.posture is Posture.OBSERVE:
        what = '= "observe": nothing is held, and people see that it only records'
        yield ("policy", "posture"), f'{what}; use "coach" or "enforce" when you are ready'
    for name, handling in policy.classes.items():
        if handling.over_ceiling is Action.ALLOW:
            what = '= "allow" makes the ceiling meaningless for this class'
            yield ("classes", name, "over_ceiling"), f'{what}; use "warn"'
    for rule, setting in source.written.rules.items():
        if not setting.enabled:
            what = "= false: nobody is told about such values any more"
            yield ("rules", rule, "enabled"), f"{what}; lower its class instead"


def _paper(source: Source, _: date) -> _Advice:
    """What the document will lack."""
    written = source.written
    if not source.is_layer:
        yield from _missing(source)
    for place, tool in enumerate(written.tools):
        if tool.tier == "prohibited" and not _alternative(source, tool.id):
            what = f"= {shown(tool.id)} has no approved tool in its place"
            yield ("tools", place, "id"), f"{what}; name it in an approved tool's instead_of"


def _missing(source: Source) -> _Advice:
    """What a whole policy has, and a layer leaves to the policy above."""
    written = source.written
    if not any(tool.tier == "approved" for tool in written.tools):
        what = "has no approved tool: a ban without an alternative is walked around"
        yield ("tools",), f"{what}; approve one"
    if not written.examples:
        yield ("examples",), "has none: nothing shows that the policy does what you think; add some"
    if not written.incidents.contact:
        yield ("incidents", "contact"), "is not said; name whom people tell"
    if not written.policy.organisation:
        yield ("policy", "organisation"), "is not said; the document needs a name"


def _alternative(source: Source, tool: str) -> bool:
    """Tell whether some tool stands in for this one."""
    return any(tool in other.instead_of for other in source.policy.tools)


def _unused_classes(source: Source, rules: RuleSet) -> _Advice:
    """Yield the classes that the policy handles and that nothing leads to."""
    policy = source.policy
    reached = {words.data_class for words in policy.dictionaries}
    for rule in rules.by_id.values():
        setting = policy.rules.get(rule.id)
        if setting and not setting.enabled:
            continue
        reached.add((setting and setting.data_class) or rule.data_class)
        if setting and setting.bulk:
            reached.add(setting.bulk.data_class)
    for name in policy.classes:
        if name not in reached:
            yield ("classes", str(name)), "has nothing that leads to it; no rule has this class"


_LOOKS: tuple[Callable[[Source, date], _Advice], ...] = (
    *(_dates, _tools, _terms, _loose, _paper),
    *(surfaces, accounts, shadowed, unseen),
    *(reasons, promises, versions),
)
