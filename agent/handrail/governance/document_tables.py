"""Draw the tables of the policy's document: tools, classes, records, learning, steps, versions."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from handrail.engine.place import always, at_tier
from handrail.engine.policy import Dictionary, OwnPattern, Policy, RuleSetting
from handrail.engine.policy_file import PolicyFile, ToolTable
from handrail.engine.verdict import Placement
from handrail.engine.words import Action, DataClass, Posture, Tier
from handrail.governance.departments import departments_of
from handrail.governance.document_ways import ways
from handrail.governance.drawn import Drawn
from handrail.governance.fields import decided
from handrail.governance.outcomes import mark_in
from handrail.governance.reach import runs_by_itself
from handrail.governance.sections import Mark, Section
from handrail.governance.whereto import answers, at_its_site
from handrail.governance.words import TOOL_WORDS, answer_words

_CLASS_NAMES = {
    DataClass.PUBLIC: "Public",
    DataClass.INTERNAL: "Internal",
    DataClass.SENSITIVE: "Sensitive",
    DataClass.PROHIBITED: "Prohibited",
}
_NO_SETTING = RuleSetting()
_NOTHING = "\N{EN DASH}"
_TRUSTED_HEADER = (
    *("Tool", "Account", "Uses", "Agreement", "Trains on data", "Region", "Owner, review"),
)


def draw(section: Section, source: PolicyFile, policy: Policy) -> tuple[Drawn, ...]:
    """Return the tables of a section; none where there is nothing to show."""
    if section.table is None:
        return ()
    drawn = (table for table in _TABLES[section.table](source, policy) if table.rows)
    return tuple(replace(one, mark=mark_in(one.mark, policy.posture)) for one in drawn)


def may_go(data_class: DataClass, placement: Placement, policy: Policy) -> str:
    """Say in a word or two whether content of a class may go to a tool."""
    return answer_words(*answers(placement, policy)[data_class.rank])


def _tools(source: PolicyFile, policy: Policy) -> Iterator[Drawn]:
    """Draw what was decided about each tool: what is enforced, then what is on trust."""
    tables = {table.id: table for table in source.tools}
    names = {tool.id: tool.name for tool in policy.tools}
    enforced: list[tuple[str, ...]] = []
    switched: list[tuple[str, ...]] = []
    trusted: list[tuple[str, ...]] = []
    for tool in decided(policy):
        table = tables[tool.id]
        placed = at_its_site(tool, policy)
        nothing = any(action is Action.BLOCK for _, action in always(placed, policy))
        ceiling = "nothing" if nothing else str(placed.ceiling)
        if placed.tool != tool.id:
            ceiling = f"{ceiling}, as {placed.name} on the same site"
        instead = ", ".join(names.get(other, other) for other in tool.instead_of)
        rows = enforced if runs_by_itself(tool) else switched
        rows.append((tool.name, str(tool.tier), ceiling, instead or _NOTHING))
        if tool.tier is not Tier.PROHIBITED:
            trusted.append((tool.name, *_on_trust(table)))
    header = ("Tool", "Tier", "Receives at most", "Use it instead of")
    yield Drawn("What each tool may receive", Mark.ENFORCED, header, tuple(enforced))
    yield Drawn(
        "What each may receive where you switched Handrail on", Mark.TRUST, header, tuple(switched)
    )
    yield Drawn("What was agreed about each tool", Mark.TRUST, _TRUSTED_HEADER, tuple(trusted))


def _on_trust(table: ToolTable) -> tuple[str, ...]:
    """Return the cells about a tool that no software can check."""
    agreed = ", ".join(filter(None, (table.agreement, *table.assurances)))
    approved = f"approved by {table.approved_by}" if table.approved_by else ""
    reviewed = f"reviewed {table.reviewed_on}" if table.reviewed_on else "not reviewed yet"
    ends = f"until {table.expires}" if table.expires else ""
    return (
        table.account,
        ", ".join(table.uses) or _NOTHING,
        agreed or _NOTHING,
        table.trains_on_data,
        table.region or "not said",
        ", ".join(filter(None, (table.owner, approved, reviewed, ends))),
    )


def _classes(source: PolicyFile, policy: Policy) -> Iterator[Drawn]:
    """Draw the three questions for each class: may it go, where, redacted?

    Where nothing is held they are what the policy asks for all the same.
    """
    if policy.posture is Posture.OBSERVE:
        policy = replace(policy, posture=Posture.ENFORCE)
    tiers = [tier for tier in TOOL_WORDS if tier is not Tier.PROHIBITED]
    rows = tuple(
        (
            _CLASS_NAMES[name],
            *(may_go(name, at_tier(tier, policy), policy) for tier in tiers),
        )
        for name in DataClass
    )
    header = ("Class", *(f"Into {TOOL_WORDS[tier]}?" for tier in tiers))
    rest = " A tool's own row above may say otherwise" if decided(policy) else ""
    yield Drawn(f"May it go?{rest}", Mark.ENFORCED, header, rows)
    yield Drawn(
        "Words and forms of our own", Mark.ENFORCED, ("Name", "What", "Class"), _own(policy)
    )
    handled = tuple(
        (_CLASS_NAMES[name], table.handling)
        for name in DataClass
        if (table := getattr(source.classes, name, None)) and table.handling
    )
    yield Drawn("How it is handled", Mark.TRUST, ("Class", "What to do"), handled)
    header = ("Department", *_CLASS_NAMES.values())
    yield Drawn("What is what", Mark.TRUST, header, tuple(_examples(source)))


def _own(policy: Policy) -> tuple[tuple[str, ...], ...]:
    """Return what the policy adds to the rules, each by its name: what is in it stays a secret."""
    own: tuple[tuple[Dictionary | OwnPattern, str], ...] = (
        *((words, f"a list of {len(words.terms)}") for words in policy.dictionaries),
        *((form, "a form") for form in policy.patterns),
    )
    return tuple(
        (one.title or one.name, what, str(setting.data_class or one.data_class))
        for one, what in own
        if (setting := policy.rules.get(one.rule_id, _NO_SETTING)).enabled
    )


def _examples(source: PolicyFile) -> Iterator[tuple[str, ...]]:
    """Yield what each class is in each department: the policy's own words before everybody's."""
    own = {
        (one.department, name): one.content
        for name in DataClass
        if (table := getattr(source.classes, name, None))
        for one in table.examples
    }
    usual = {one.name: one for one in departments_of(source.policy.industry)}
    for name in dict.fromkeys((*(department for department, _ in own), *usual)):
        known = usual.get(name)
        yield (
            name,
            *(
                own.get((name, one)) or (known.example(one) if known else _NOTHING)
                for one in DataClass
            ),
        )


def _records(source: PolicyFile, _: Policy) -> Iterator[Drawn]:
    """Draw what is kept, what never is, for how long, and who reads it."""
    days = f"{source.retention.history_days} days"
    kept = (
        ("Time, tool and its host, surface", days, "you"),
        ("Class, action, and what you decided", days, "you"),
        ("Rules that were met, how often, length in characters", days, "you"),
        ("Your reason, values hidden", days, "you"),
        (
            "A keyed mark that tells whether the same value came again",
            days,
            "nobody: only compared",
        ),
        ("How many pastes went in untouched", days, "you"),
    )
    yield Drawn("Usage records", Mark.RECORDED, ("What", "Kept for", "Who reads it"), kept)
    never = (
        ("Content, excerpts, files, window titles, page addresses", "off", "nobody"),
        ("Which model, how many tokens, what it costs", "not seen", "nobody"),
    )
    yield Drawn("Content logs", Mark.TRUST, ("What", "Kept", "Who reads it"), never)


def _learning(source: PolicyFile, _: Policy) -> Iterator[Drawn]:
    """Draw what each department learns."""
    learnt = departments_of(source.policy.industry)
    rows = tuple((one.name, one.fine, one.care, one.never, one.why) for one in learnt)
    header = ("Department", "Usually fine", "Take care", "Never", "Why")
    yield Drawn("What to paste", Mark.TRUST, header, rows)


def _steps(source: PolicyFile, _: Policy) -> Iterator[Drawn]:
    """Draw what happens after an incident, in order."""
    steps = source.incidents.steps or _USUAL_STEPS
    rows = tuple((str(number), step) for number, step in enumerate(steps, 1))
    yield Drawn("The steps", Mark.TRUST, ("", "What to do"), rows)


_USUAL_STEPS = (
    "Revoke what was pasted if it opens anything: a password, a key, a token.",
    "Delete the chat at the tool, and say so in the report.",
    "Tell the owner of the data.",
    "Whoever answers for data protection decides whether somebody has to be notified.",
)


def _versions(source: PolicyFile, _: Policy) -> Iterator[Drawn]:
    """Draw the versions and who signed this one off."""
    changes = sorted(source.changes, key=lambda change: -change.version)
    rows = tuple((str(one.version), str(one.on), one.what) for one in changes)
    yield Drawn("Changes", Mark.TRUST, ("Version", "On", "What changed"), rows)
    signed = tuple((one.role, one.name, str(one.on)) for one in source.sign_off)
    yield Drawn("Signed off by", Mark.TRUST, ("For", "Name", "On"), signed)


_TABLES: Mapping[str, Callable[[PolicyFile, Policy], Iterator[Drawn]]] = MappingProxyType(
    {
        "ways": ways,
        "tools": _tools,
        "classes": _classes,
        "records": _records,
        "learning": _learning,
        "steps": _steps,
        "versions": _versions,
    }
)
