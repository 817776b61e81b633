"""Run the examples of an organisation's own rules: what each must find, what it must leave alone.

A rule with a wrong keyword or pattern is silent for ever, and nobody would know. What an example
says is a content, so it is named by its number and never quoted.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from handrail.engine.content import Content, Destination
from handrail.engine.hit import Hit
from handrail.engine.judge import judge
from handrail.engine.lines import KeyPath
from handrail.engine.policy import Dictionary, OwnPattern, Policy
from handrail.engine.policy_file import DictionaryTable, PatternTable, PolicyFile
from handrail.engine.policy_own import dictionary_of, pattern_of
from handrail.engine.rule import Rule, RuleSet
from handrail.engine.rule_file import RuleFile, RuleTable
from handrail.engine.tables import Report, read_tables
from handrail.engine.verdict import Finding
from handrail.engine.words import Confidence, DataClass
from handrail.governance.own_keywords import unwise_words
from handrail.governance.placeholders import fill_known
from handrail.governance.silent import (
    NO_WORD,
    hits_alone,
    pattern_alone,
    why_pattern_silent,
    why_silent,
    words_alone,
)

# A public chat that no policy names. Source: RFC 2606 reserves the ending.
_WHERE = Destination("chat.invalid")
_SAMPLE = (Confidence.LOW, DataClass.PUBLIC)
_SPOKEN_FOR = "use a value that only this rule finds, or leave the rule out"


@dataclass(frozen=True, slots=True)
class Showed:
    """What the examples of one file showed.

    file: as its lines name it. tried: what has them, as "2 rules". ran, held: how many there are,
    and how many did what they say.
    lines: one for each that did not, and for each keyword that no text has.
    """

    file: str
    tried: str
    ran: int
    held: int
    lines: tuple[str, ...]

    def __str__(self) -> str:
        """Sum it up in one line."""
        hold = "example holds" if self.held == self.ran == 1 else "examples hold"
        all_of = "" if self.held == self.ran else f"{self.held} of "
        return f"{self.file}: {self.tried}, {all_of}{self.ran} {hold}"


@dataclass(frozen=True, slots=True)
class _Tried:
    """One rule that is tried.

    keeps_low: what it finds is never more than a sample is. alone: what it finds in a text while no
    other speaks. why: says why that is nothing.
    """

    id: str
    keeps_low: bool
    alone: Callable[[str], tuple[Hit, ...]]
    why: Callable[[str], str]


def showed_by_rules(text: str, file: str, policy: Policy, rules: RuleSet) -> Showed:
    """Run the examples of a rule file.

    rules: compiled with those of the file. FileUnusableError: the file is wrong in its form.
    """
    table, report = read_tables(RuleFile, text, file)
    ran = held = 0
    for place, written in enumerate(table.rule):
        rule = rules.by_id[written.id]
        ran += len(written.hits) + len(written.misses)
        held += _run(written, _of_rule(rule), ("rule", place), _Bench(policy, rules, report))
        for key, says in unwise_words(written):
            report.add(("rule", place, *key), f"{says} (rule {written.id})")
    return Showed(file, _many(len(table.rule), "rule"), ran, held, report.lines())


def showed_by_policy(text: str, file: str, policy: Policy, rules: RuleSet) -> Showed:
    """Run the examples of a policy's own words and patterns. FileUnusableError: as above."""
    table, report = read_tables(PolicyFile, text, file)
    bench = _Bench(policy, rules, report)
    tried = ran = held = 0
    for key, written, one in _own_of(table):
        tried += bool(written.hits or written.misses)
        ran += len(written.hits) + len(written.misses)
        held += _run(written, one, key, bench)
    return Showed(file, _many(tried, "rule"), ran, held, report.lines())


def _own_of(table: PolicyFile) -> Iterator[tuple[KeyPath, DictionaryTable | PatternTable, _Tried]]:
    """Yield what a policy adds to the rules, with its key and how it is tried."""
    for place, words in enumerate(table.dictionaries):
        yield ("dictionaries", place), words, _of_words(dictionary_of(words))
    for place, pattern in enumerate(table.patterns):
        yield ("patterns", place), pattern, _of_pattern(pattern_of(pattern))


def _many(times: int, what: str) -> str:
    """Say how many there are of something."""
    return f"1 {what}" if times == 1 else f"{times} {what}s"


class _Bench:
    """What rules are tried with: the engine, and all other rules that are there.

    What the policy sets is left aside: a rule that it turns off shows here what it would find.
    """

    def __init__(self, policy: Policy, rules: RuleSet, report: Report) -> None:
        self._policy = replace(policy, rules={}, above=None)
        self._rules = rules
        self.report = report

    def findings(self, text: str) -> tuple[Finding, ...]:
        """Return what is told about a text."""
        return judge(Content(text), _WHERE, self._policy, self._rules).findings


def _of_rule(rule: Rule) -> _Tried:
    """Try a rule of a file."""
    keeps_low = (rule.confidence, rule.data_class) == _SAMPLE
    return _Tried(
        rule.id, keeps_low, lambda text: hits_alone(rule, text), lambda text: why_silent(rule, text)
    )


def _of_pattern(own: OwnPattern) -> _Tried:
    """Try a pattern of the policy."""
    return _Tried(
        own.rule_id,
        False,
        lambda text: pattern_alone(own, text),
        lambda text: why_pattern_silent(own, text),
    )


def _of_words(own: Dictionary) -> _Tried:
    """Try a list of words of the policy."""
    return _Tried(own.rule_id, False, lambda text: words_alone(own, text), lambda _: NO_WORD)


def _run(
    written: RuleTable | DictionaryTable | PatternTable, tried: _Tried, key: KeyPath, bench: _Bench
) -> int:
    """Run the examples of one rule, and report those that do not hold; return how many do."""
    held = 0
    for kind, called, look in (("hits", "hit", _hit), ("misses", "miss", _miss)):
        for number, template in enumerate(getattr(written, kind)):
            says = look(fill_known(template, tried.id), tried, bench)
            held += not says
            if says:
                whose = f"(rule {tried.id}, {called} {number + 1})"
                bench.report.add((*key, kind, number), f"{says} {whose}")
    return held


def _hit(text: str, tried: _Tried, bench: _Bench) -> str:
    """Say why a rule does not find what it must; no words where it does."""
    findings = bench.findings(text)
    mine = [finding for finding in findings if finding.rule == tried.id]
    if any(map(_counts(tried), mine)):
        return ""
    if mine:
        how = "is found and taken for a sample, which stops nobody"
        return f"{how}; correct sample, or the example"
    places = tried.alone(text)
    for other in findings:
        if any(hit.start < other.end and other.start < hit.end for hit in places):
            return f"is told by {other.rule}, which weighs more; {_SPOKEN_FOR}"
    return f"is not found: {tried.why(text)}"


def _miss(text: str, tried: _Tried, bench: _Bench) -> str:
    """Say where a rule finds what it must leave alone; no words where it does leave it."""
    for finding in filter(_counts(tried), bench.findings(text)):
        if finding.rule == tried.id:
            where = f"is found, in its characters {finding.start + 1} to {finding.end}"
            return f"{where}; make the rule ask for more, or correct the example"
    return ""


def _counts(tried: _Tried) -> Callable[[Finding], bool]:
    """Return what tells a finding that counts from a sample."""
    return lambda one: tried.keeps_low or (one.confidence, one.data_class) != _SAMPLE
