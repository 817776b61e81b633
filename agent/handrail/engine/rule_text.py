"""Read a rule file into rules, or say precisely why not."""

from collections import Counter
from collections.abc import Callable, Collection

from handrail.engine.checks import CHECKS
from handrail.engine.errors import PolicyError, RuleError
from handrail.engine.evidence import Cue, Evidence, stem_of
from handrail.engine.guards import GUARDS
from handrail.engine.keywords import fold_case
from handrail.engine.lines import KeyPath
from handrail.engine.pattern import checked_pattern
from handrail.engine.policy import Bulk
from handrail.engine.rule import Context, Rule, Sample, Terms
from handrail.engine.rule_file import (
    ContextTable,
    EvidenceTable,
    RuleFile,
    RuleTable,
    SampleTable,
    TermsTable,
)
from handrail.engine.tables import Report, one_of, read_tables, shown
from handrail.engine.words import Confidence

# A rule proves itself on at least this many texts of each kind.
EXAMPLES = 3


def read_rules(text: str, file: str, *, proven: bool = False) -> tuple[Rule, ...]:
    """Read the rules of one file.

    proven: they are delivered, and tests have compiled their patterns: the agent starts sooner.
    Raises RuleError that names file, line, rule id, key, value and what is accepted.
    """
    try:
        table, report = read_tables(RuleFile, text, file)
        for place, rule in enumerate(table.rule):
            _check(rule, ("rule", place), report)
            if not proven:
                _check_patterns(rule, ("rule", place), report)
        report.settle()
    except PolicyError as error:
        raise RuleError(str(error)) from error
    return tuple(_rule(rule) for rule in table.rule)


def _check(rule: RuleTable, key: KeyPath, report: Report) -> None:
    """Report what types cannot say about one rule."""

    def wrong(name: str, what: str) -> None:
        """Report one key, and which rule it belongs to."""
        report.add((*key, name), f"{what} (rule {rule.id})")

    if bool(rule.pattern) == bool(rule.terms):
        wrong("pattern", "and terms: a rule has one of them; keep pattern or terms")
    if rule.pattern and not (rule.keywords or rule.digits):
        wrong("keywords", "is missing; name a literal of every match, or use digits")
    if rule.terms:
        _check_terms(rule.terms, wrong)
    if rule.evidence:
        _check_evidence(rule, wrong)
    for name, examples in (("hits", rule.hits), ("misses", rule.misses)):
        if len(examples) < EXAMPLES:
            many = "1 example" if len(examples) == 1 else f"{len(examples)} examples"
            wrong(name, f"has {many}; give at least {EXAMPLES}")
    _check_names("checks", rule.checks, CHECKS, wrong)
    if rule.sample and rule.sample.check:
        _check_names("sample", (rule.sample.check,), CHECKS, wrong)
    _check_names("guards", rule.guards, GUARDS, wrong)


def _check_patterns(rule: RuleTable, key: KeyPath, report: Report) -> None:
    """Report patterns that do not compile."""
    sample, cues = rule.sample or SampleTable(), rule.evidence.cues if rule.evidence else ()
    for name, pattern in (
        ("pattern", rule.pattern),
        ("sample", sample.pattern),
        *(("sample", above) for above in sample.above),
        *(("evidence", each) for cue in cues for each in (cue.pattern, cue.unless)),
    ):
        try:
            checked_pattern(pattern)
        except ValueError as error:
            what = f"is not RE2 syntax: {error}; RE2 has no look-around or back-reference"
            report.add((*key, name), f"{what} (rule {rule.id})")


def _check_terms(terms: TermsTable, wrong: Callable[[str, str], None]) -> None:
    """Report terms that could never be counted as they are written."""
    if terms.at_least < len(terms.groups):
        wrong("terms", "at_least is below the number of groups; every group counts one")
    words = [word for group in terms.groups for word in group]
    for word in sorted({word for word in words if words.count(word) > 1}):
        wrong("terms", f"name {shown(word)} twice; a word counts once, in one group")


def _check_evidence(rule: RuleTable, wrong: Callable[[str, str], None]) -> None:
    """Report cues that say nothing, or say it twice."""
    if not rule.terms:
        wrong("evidence", "weighs a gathering of terms; give terms, or leave it out")
    cues = rule.evidence.cues if rule.evidence else ()
    for place, cue in enumerate(cues, start=1):
        if bool(cue.words) == bool(cue.pattern):
            wrong("evidence", f"cue {place} has words or a pattern, one of both")
    for word, often in Counter(stem_of(word) for cue in cues for word in cue.words).items():
        if often > 1:
            wrong("evidence", f"names {shown(word)} twice; a word is in one cue")


def _check_names(
    name: str, used: Collection[str], known: Collection[str], wrong: Callable[[str, str], None]
) -> None:
    """Report names of checks or guards that do not exist."""
    for one in used:
        if one not in known:
            wrong(name, f"= {shown(one)} does not exist; use {one_of(sorted(known), one)}")


def _rule(table: RuleTable) -> Rule:
    """Turn the table of a file into a rule."""
    bulk = table.bulk
    return Rule(
        id=table.id,
        title=table.title,
        data_class=table.data_class,
        confidence=Confidence(table.confidence),
        why=table.why,
        remedy=table.remedy,
        source=table.source,
        hits=table.hits,
        misses=table.misses,
        keywords=_lower(table.keywords),
        digits=table.digits,
        pattern=table.pattern,
        terms=_terms(table.terms),
        evidence=_evidence(table.evidence),
        before=table.before,
        after=table.after,
        checks=table.checks,
        guards=table.guards,
        entropy=table.entropy,
        context=_context(table.context),
        veto=_lower(table.veto),
        sample=_sample(table.sample),
        bulk=Bulk(bulk.at_least, bulk.data_class) if bulk else None,
        hides=table.hides,
        shows=table.shows,
    )


def _sample(table: SampleTable | None) -> Sample | None:
    """Turn the samples of a file into a rule's."""
    if table is None:
        return None
    return Sample(table.pattern, _lower(table.words), table.check, table.above)


def _evidence(table: EvidenceTable | None) -> Evidence | None:
    """Turn the cues of a file into a rule's."""
    if table is None:
        return None
    cues = (
        Cue(cue.weight, _lower(cue.words), cue.pattern, cue.most, cue.unless) for cue in table.cues
    )
    return Evidence(table.need, tuple(cues), table.around)


def _terms(table: TermsTable | None) -> Terms | None:
    """Turn the terms of a file into a rule's."""
    if table is None:
        return None
    return Terms(tuple(map(_lower, table.groups)), table.at_least, table.within, table.sure or 0)


def _context(table: ContextTable | None) -> Context | None:
    """Turn the context of a file into a rule's."""
    if table is None:
        return None
    return Context(_lower(table.words), table.before, table.after, table.required)


def _lower(words: tuple[str, ...]) -> tuple[str, ...]:
    """Lower the case the way the text's is lowered, and drop doubles."""
    return tuple(dict.fromkeys(map(fold_case, words)))
