"""Check and take over what the policy adds to the rules: words, patterns, what may pass."""

from collections.abc import Collection, Iterator

from handrail.engine.allowed import folded, whole
from handrail.engine.everyday import TEXTS, VALUES
from handrail.engine.lines import KeyPath
from handrail.engine.pattern import Pattern, compile_pattern, program_size
from handrail.engine.policy import Allow, Dictionary, OwnPattern, own_rule_id
from handrail.engine.policy_file import AllowTable, DictionaryTable, PatternTable, PolicyFile
from handrail.engine.tables import Report, one_of, shown

# Each is one more pass over every paste.
PATTERNS_MAX = 200
# RE2 may need this many steps for one character where a text is made to hurt; more would be felt.
INSTRUCTIONS_MAX = 1_000
# What matches in more than this share of everyday texts says nothing about any of them.
_EVERYDAY_SHARE = 0.25
# As much of a pattern as a line of an error can hold.
_SHOWN_CHARS = 60
# What RE2 refuses, by how its reason begins, and what to write instead.
_INSTEAD = {
    "invalid perl operator: (?=": (
        "it has no look-ahead; write all of it and put the value in a group, like ([0-9]{6}) EUR"
    ),
    "invalid perl operator: (?!": "it has no look-ahead; let pass what is fine with rules.ID.allow",
    "invalid perl operator: (?<": (
        "it has no look-behind; write all of it and put the value in a group, like ID ([0-9]{6})"
    ),
    "invalid perl operator: (?>": "it never backtracks, so a plain group (?:...) does the same",
    "bad repetition operator": "it never backtracks, so one of * + ? {2,5} is enough",
    "invalid repetition size": "counts go up to 1000, those in each other multiplied",
    "invalid escape sequence": (
        "it has no back-references and no such escape; write \\\\ for a backslash"
    ),
    "pattern too large": "shorten it or split it in two",
    "missing ):": "close the group, or write \\( for a bracket",
    "unexpected )": "open the group, or write \\) for a bracket",
    "missing ]:": "close the set, or write \\[ for a bracket",
    "no argument for repetition": "put something before the sign, or a backslash",
}


def own_ids(source: PolicyFile) -> Iterator[str]:
    """Yield the ids of the rules that a file makes itself."""
    yield from (own_rule_id(one.name) for one in source.dictionaries)
    yield from (own_rule_id(one.name) for one in source.patterns)


def check_own(
    source: PolicyFile, known_rules: Collection[str], tools: Collection[str], report: Report
) -> None:
    """Check words, patterns and what is let pass, as far as types cannot."""
    _check_names(source, known_rules, report)
    if len(source.patterns) > PATTERNS_MAX:
        what = f"holds {len(source.patterns)} patterns; use at most {PATTERNS_MAX}"
        report.add(("patterns",), f"{what}, or words in a dictionary")
    for place, one in enumerate(source.patterns[:PATTERNS_MAX]):
        _check_pattern(one.pattern, ("patterns", place, "pattern"), report)
    for rule, table in source.rules.items():
        if table.allow:
            _check_allow(table.allow, ("rules", rule, "allow"), tools, report)


def dictionary_of(table: DictionaryTable) -> Dictionary:
    """Take a dictionary over."""
    return Dictionary(
        name=table.name,
        terms=table.terms,
        data_class=table.data_class,
        match=table.match,
        case=table.case,
        title=table.title or "",
        why=table.why or "",
        remedy=table.remedy or "",
    )


def pattern_of(table: PatternTable) -> OwnPattern:
    """Take a pattern over."""
    return OwnPattern(
        name=table.name,
        pattern=table.pattern,
        data_class=table.data_class,
        near=table.near,
        title=table.title or "",
        why=table.why or "",
        remedy=table.remedy or "",
    )


def allow_of(table: AllowTable | None) -> Allow | None:
    """Take over what a rule lets pass."""
    if table is None:
        return None
    return Allow(frozenset(map(folded, table.values)), table.patterns, frozenset(table.tools))


def _check_names(source: PolicyFile, known_rules: Collection[str], report: Report) -> None:
    """Check that each dictionary and pattern has a name of its own."""
    named: list[tuple[KeyPath, str]] = [
        (("dictionaries", place, "name"), one.name) for place, one in enumerate(source.dictionaries)
    ]
    named += [(("patterns", place, "name"), one.name) for place, one in enumerate(source.patterns)]
    seen: set[str] = set()
    for key, name in named:
        if name in seen:
            report.add(key, f"= {shown(name)} stands twice; use another name")
        elif own_rule_id(name) in known_rules:
            what = f"= {shown(name)} is what a rule of Handrail's is called"
            report.add(key, f"{what}; use another name")
        seen.add(name)


def _check_pattern(pattern: str, key: KeyPath, report: Report) -> None:
    """Refuse what RE2 does not know, and what would match nothing or nearly everything."""
    compiled = _compiled(pattern, key, report)
    if compiled is None:
        return
    if compiled.holds(""):
        what = f"= {_written(pattern)} matches a text with nothing in it"
        report.add(key, f"{what}; ask for at least one character, like + for *")
        return
    common = sum(compiled.holds(text) for text in TEXTS)
    if common > _EVERYDAY_SHARE * len(TEXTS):
        what = f"= {_written(pattern)} matches {common} of {len(TEXTS)} everyday texts"
        report.add(key, f"{what}; say more of what is always there, like ACME-[0-9]{{6}}")


def _check_allow(table: AllowTable, key: KeyPath, tools: Collection[str], report: Report) -> None:
    """Check what a rule lets pass."""
    if not (table.values or table.patterns or table.tools):
        report.add(key, "lets nothing pass; give values, patterns or tools, or leave it out")
    for place, pattern in enumerate(table.patterns):
        here = (*key, "patterns", place)
        if _compiled(pattern, here, report) and all(map(whole(pattern).holds, VALUES)):
            what = f"= {_written(pattern)} lets everything pass"
            report.add(here, f"{what}; say more, or turn the rule off with enabled = false")
    for place, tool in enumerate(table.tools):
        if tool not in tools:
            near = one_of(sorted(tools), tool)
            report.add((*key, "tools", place), f"= {shown(tool)} is not a tool; use {near}")


def _compiled(pattern: str, key: KeyPath, report: Report) -> Pattern | None:
    """Compile a pattern; None, and the problem reported, where RE2 refuses it."""
    try:
        size = program_size(pattern)
    except ValueError as error:
        reason = " ".join(str(error).split())
        wanted = (better for begin, better in _INSTEAD.items() if reason.startswith(begin))
        instead = next(wanted, "correct it")
        report.add(key, f"= {_written(pattern)} is not RE2 syntax ({_told(reason)}): {instead}")
        return None
    if size > INSTRUCTIONS_MAX:
        what = f"= {_written(pattern)} is too large to be quick on every text"
        report.add(key, f"{what}; use smaller counts, or split it in two")
        return None
    return compile_pattern(pattern)


def _written(pattern: str) -> str:
    """Write a pattern as the file has it, where that fits on one line."""
    plain = "'" not in pattern and pattern.isprintable() and len(pattern) <= _SHOWN_CHARS
    return f"'{pattern}'" if plain else shown(pattern)


def _told(reason: str) -> str:
    """Shorten RE2's reason: where something is missing it repeats the whole pattern.

    It names a sign by itself, also one that no terminal shows.
    """
    if reason.startswith("missing"):
        return reason.partition(":")[0]
    seen = (sign if sign.isprintable() else ascii(sign)[1:-1] for sign in reason[:_SHOWN_CHARS])
    return "".join(seen)
