"""Say what a layer tightens: the policy above and the one below, both run and compared."""

from collections.abc import Iterator, Mapping

from handrail.engine.policy import Policy
from handrail.engine.policy_file import PolicyFile
from handrail.engine.rule import RuleSet
from handrail.engine.tables import read_tables
from handrail.engine.words import Action
from handrail.governance.change import ONLY_REDACTED, Change, Way
from handrail.governance.difference import compare
from handrail.governance.fields import joined
from handrail.governance.source import Source
from handrail.governance.words import ANSWER_WORDS

NOTHING = "nothing yet: all of it is as in the policy above"
# What stands between a class and a place in what `compare` says.
_IN = " content in "
_WORDS: Mapping[str, str] = {
    **{str(action): words for action, words in ANSWER_WORDS.items()},
    ONLY_REDACTED: ANSWER_WORDS[Action.REDACT],
}


def tightened(
    upper: tuple[str, Policy], lower: tuple[str, Policy], rules: RuleSet
) -> tuple[str, ...]:
    """Return a line for each thing that is stricter, in the order of the classes and tools.

    upper, lower: the text of a file, and the policy that holds with it.
    """
    before, after = (_source(*one) for one in (upper, lower))
    changes = compare(before, after, rules)
    stricter = [one for one in changes if one.way is Way.STRICTER and _is_seen(one)]
    return tuple(_grouped(stricter))


def _source(text: str, policy: Policy) -> Source:
    """Put a file and what holds with it together, as `compare` takes them."""
    written, report = read_tables(PolicyFile, text, policy.id)
    report.settle()
    return Source(policy.id, text, written, policy)


def _grouped(changes: list[Change]) -> Iterator[str]:
    """Yield the changes; the classes that meet the same at a place are said together."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for change in changes:
        kind, between, place = change.what.partition(_IN)
        key = (place, change.before, change.after) if between else (change.what, "", "")
        groups.setdefault(key, []).append(kind if between else _line(change))
    for (place, before, after), kinds in groups.items():
        if not before and not after:
            yield kinds[0]
        else:
            yield f"{joined(kinds)}{_IN}{place}: {_turned(before, after)}"


def _line(change: Change) -> str:
    """Write one change."""
    return f"{change.what}: {_turned(change.before, change.after)}"


def _is_seen(change: Change) -> bool:
    """Tell whether people meet another answer; only redacted stays so, asked for or left over."""
    return not change.before or _word(change.before) != _word(change.after)


def _word(answer: str) -> str:
    """Say an answer as the tables do."""
    return _WORDS.get(answer, answer)


def _turned(before: str, after: str) -> str:
    """Say what holds with the layer, and what without."""
    return f"{_word(after)} (before: {_word(before)})" if before else _word(after)
