"""Say what is legal in a policy and still unwise: which line, why, and what would be better."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from handrail.engine.lines import KeyPath, index_lines, nearest_line
from handrail.engine.policy_file import ToolTable
from handrail.engine.rule import RuleSet
from handrail.engine.tables import name_of, shown
from handrail.engine.words import Action, DataClass, Posture, Tier
from handrail.governance.advice_people import promises, reasons, versions
from handrail.governance.advice_ways import accounts, shadowed, surfaces, unseen
from handrail.governance.source import Source
from handrail.governance.unwise import Advice, Unwise, tool_name

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


def advise(source: Source, rules: RuleSet, today: date) -> tuple[Advice, ...]:
    """Return what is unwise, in the order of the file."""
    index = index_lines(source.text)
    found = [found for look in _LOOKS for found in look(source, today)]
    found += _unused_classes(source, rules)
    placed = [(nearest_line(index, one.key), name_of(one.key), one) for one in found]
    placed.sort(key=lambda told: (told[0], told[1], told[2].says))
    return tuple(Advice(f"line {line}: {key}", one.says, one.plainly) for line, key, one in placed)


def _dates(source: Source, today: date) -> Iterator[Unwise]:
    """The policy itself: not in force yet, or to be looked at again."""
    policy = source.policy
    if policy.effective and policy.effective > today:
        yield Unwise(
            ("policy", "effective"),
            f"= {policy.effective} is still to come, and the file holds from now on; "
            "keep it elsewhere until then",
            f"It is to begin on {policy.effective}, and holds as soon as it is there. "
            "Keep it elsewhere until then.",
        )
    due = policy.review_by
    if due and due < today:
        yield Unwise(
            ("policy", "review_by"),
            f"= {due} is over; review the policy, then give the next date",
            f"It was to be reviewed by {due}. Review it, then give the next date.",
        )
    elif due and due - today <= _REMINDED:
        yield Unwise(
            ("policy", "review_by"),
            f"= {due} is near; plan the review",
            f"It is to be reviewed by {due}. Plan the review.",
        )


def _tools(source: Source, today: date) -> Iterator[Unwise]:
    """Tools that nobody has looked at for long, or whose agreement ends."""
    for place, tool in enumerate(source.written.tools):
        name = tool_name(source, tool.id)
        yield from _agreement(("tools", place, "expires"), name, tool.expires, today)
        if tool.tier == "approved":
            key = ("tools", place, "reviewed_on")
            asked = not source.is_layer
            yield from _assessment(key, name, tool.reviewed_on, today, asked=asked)
            yield from _terms_of(place, name, tool)


def _agreement(key: KeyPath, name: str, ends: date | None, today: date) -> Iterator[Unwise]:
    """An agreement that has ended or soon will."""
    if ends and ends < today:
        yield Unwise(
            key,
            f"= {ends} is over; renew the agreement or end its use",
            f"The agreement about {name} ended on {ends}. Renew it, or stop using {name}.",
        )
    elif ends and ends - today <= _RENEWED:
        yield Unwise(
            key,
            f"= {ends} is near; renew the agreement or plan its end",
            f"The agreement about {name} ends on {ends}. Renew it, or plan the end.",
        )


def _assessment(
    key: KeyPath, name: str, on: date | None, today: date, *, asked: bool
) -> Iterator[Unwise]:
    """An assessment that was not made, or is old. asked: it has to be said here."""
    if not on and asked:
        yield Unwise(
            key,
            "is not said: nobody has assessed this tool yet, as far as the file says; "
            "assess it, then add the day",
            f"{name} is approved, and nobody has assessed it yet. Assess it and its maker, "
            "then say on which day.",
        )
    if on and on > today:
        yield Unwise(
            key,
            f"= {on} is still to come; use the day it was assessed",
            f"{name} was assessed on {on}, and that day is still to come. Check the day.",
        )
    if on and today - on > _REVIEW_AFTER:
        yield Unwise(
            key,
            f"= {on} is more than a year ago; assess the tool again",
            f"{name} was assessed more than a year ago. Assess it again.",
        )


def _terms_of(place: int, name: str, tool: ToolTable) -> Iterator[Unwise]:
    """What an approved tool does with what goes in, and how much of it there may be."""
    if tool.trains_on_data == "yes":
        yield Unwise(
            ("tools", place, "trains_on_data"),
            '= "yes": what goes in may come out elsewhere; agree on an opt-out, '
            "or restrict the tool",
            f"{name} learns from what it is given, so it may come out elsewhere. "
            "Agree that it does not, or restrict it.",
        )
    if tool.ceiling is DataClass.PROHIBITED:
        yield Unwise(
            ("tools", place, "ceiling"),
            '= "prohibited" lets passwords and cards through; use "sensitive" unless you mean it',
            f"{name} may receive everything, passwords and cards, too. "
            "Let it receive sensitive content at most, unless you mean that.",
        )


def _terms(source: Source, _: date) -> Iterator[Unwise]:
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
            yield Unwise(
                ("dictionaries", place, "terms", number),
                f"{what}; use the whole name, or two words of it",
                f"Your own word number {number + 1} {what}. "
                "Use the whole name, or two words of it.",
            )


def _loose(source: Source, _: date) -> Iterator[Unwise]:
    """Settings that make the policy weaker than it looks."""
    policy = source.policy
    ceiling = policy.tiers[Tier.UNLISTED].ceiling
    if ceiling.rank > DataClass.INTERNAL.rank:
        yield Unwise(
            ("tiers", "unlisted", "ceiling"),
            f'= "{ceiling}" is for tools nobody agreed with; use "internal"',
            f"Tools nobody decided about may receive {ceiling} content. "
            "Let them receive internal content at most.",
        )
    if policy.posture is Posture.OBSERVE:
        yield Unwise(
            ("policy", "posture"),
            '= "observe": nothing is held, and people see that it only records; '
            'use "coach" or "enforce" when you are ready',
            "It only records: nothing is held, and people see that. "
            "Choose coach or enforce when you are ready.",
        )
    for name, handling in policy.classes.items():
        if handling.over_ceiling is Action.ALLOW:
            yield Unwise(
                ("classes", name, "over_ceiling"),
                '= "allow" makes the ceiling meaningless for this class; use "warn"',
                f"{name.capitalize()} content goes everywhere, whatever a tool may receive. "
                "Warn at least.",
            )
    for rule, setting in source.written.rules.items():
        if not setting.enabled:
            yield Unwise(
                ("rules", rule, "enabled"),
                "= false: nobody is told about such values any more; lower its class instead",
                f"The rule {rule} is switched off, so nobody is told about such values any more. "
                "Give them a lower class instead.",
            )


def _paper(source: Source, _: date) -> Iterator[Unwise]:
    """What the document will lack."""
    written = source.written
    if not source.is_layer:
        yield from _missing(source)
    for place, tool in enumerate(written.tools):
        if tool.tier == "prohibited" and not _alternative(source, tool.id):
            yield Unwise(
                ("tools", place, "id"),
                f"= {shown(tool.id)} has no approved tool in its place; "
                "name it in an approved tool's instead_of",
                f"{tool_name(source, tool.id)} may receive nothing, and no approved tool stands "
                "in its place. Approve one that people can use instead.",
            )


def _missing(source: Source) -> Iterator[Unwise]:
    """What a whole policy has, and a layer leaves to the policy above."""
    written = source.written
    if not any(tool.tier == "approved" for tool in written.tools):
        yield Unwise(
            ("tools",),
            "has no approved tool: a ban without an alternative is walked around; approve one",
            "No tool is approved. Where people have no tool they may use, they find one "
            "of their own. Approve one.",
        )
    if not written.examples:
        yield Unwise(
            ("examples",),
            "has none: nothing shows that the policy does what you think; add some",
            "It has no examples, so nothing shows that it does what you think. Add some.",
        )
    if not written.incidents.contact:
        yield Unwise(
            ("incidents", "contact"),
            "is not said; name whom people tell",
            "It does not say whom people tell when something slipped. Name somebody.",
        )
    if not written.policy.organisation:
        yield Unwise(
            ("policy", "organisation"),
            "is not said; the document needs a name",
            "It does not say whose policy it is. The document needs a name.",
        )


def _alternative(source: Source, tool: str) -> bool:
    """Tell whether some tool stands in for this one."""
    return any(tool in other.instead_of for other in source.policy.tools)


def _unused_classes(source: Source, rules: RuleSet) -> Iterator[Unwise]:
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
            yield Unwise(
                ("classes", str(name)),
                "has nothing that leads to it; no rule has this class",
                f"Nothing is {name}: no rule has this class.",
            )


_LOOKS: tuple[Callable[[Source, date], Iterator[Unwise]], ...] = (
    *(_dates, _tools, _terms, _loose, _paper),
    *(surfaces, accounts, shadowed, unseen),
    *(reasons, promises, versions),
)
