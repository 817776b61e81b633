"""Say what gets stricter and what looser from one policy to another, by running both."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from handrail.engine.decide import decide
from handrail.engine.place import at_tier, place
from handrail.engine.policy import Policy, Tool, When
from handrail.engine.policy_people import ExampleTable
from handrail.engine.rule import RuleSet
from handrail.engine.verdict import Offers, Placement
from handrail.engine.words import Action, DataClass, Posture, Tier
from handrail.governance.change import Change, Way, action_change, answer
from handrail.governance.difference_rules import rule_changes
from handrail.governance.difference_settings import settings
from handrail.governance.examples import run_examples
from handrail.governance.source import Source
from handrail.governance.words import TOOL_WORDS

# What happens, and what the person may do.
Answer: TypeAlias = tuple[Action, Offers]
_POSTURES = (Posture.OBSERVE, Posture.COACH, Posture.ENFORCE)


def compare(before: Source, after: Source, rules: RuleSet) -> tuple[Change, ...]:
    """Return what changes: classes in each kind of tool, named tools, rules, settings, examples."""
    one, two = before.policy, after.policy
    found = [
        _posture_change(one.posture, two.posture),
        *_cells(one, two),
        *_named_tools(one, two),
        *_when(one, two),
        *rule_changes(one, two, rules),
        *settings(one, two),
        *_examples((*before.written.examples, *after.written.examples), one, two, rules),
    ]
    return tuple(change for change in found if change)


def _posture_change(before: Posture, after: Posture) -> Change | None:
    """Return a change of the posture."""
    if before is after:
        return None
    firmer = _POSTURES.index(after) > _POSTURES.index(before)
    return Change(Way.STRICTER if firmer else Way.LOOSER, "the posture", str(before), str(after))


def _cells(one: Policy, two: Policy) -> Iterator[Change | None]:
    """Compare what each class meets in each tier."""
    for tier, words in TOOL_WORDS.items():
        for name in DataClass:
            first, second = (_answer(name, at_tier(tier, policy), policy) for policy in (one, two))
            yield _answer_change(f"{name} content in {words}", first, second)


def _named_tools(one: Policy, two: Policy) -> Iterator[Change | None]:
    """Compare what each class meets in each tool that one of the two names."""
    named = {tool.id: tool for policy in (two, one) for tool in policy.tools if _is_named(tool)}
    for tool in sorted(named.values(), key=lambda tool: tool.name.lower()):
        told: set[tuple[DataClass, Answer, Answer]] = set()
        for number, host in enumerate(_hosts(tool.id, one, two)):
            at = f" at {host}" if number else ""
            for name in DataClass:
                first, second = (
                    _answer(name, place(host, policy), policy) for policy in (one, two)
                )
                if (name, first, second) not in told:
                    told.add((name, first, second))
                    yield _answer_change(f"{name} content in {tool.name}{at}", first, second)


def _hosts(tool_id: str, *policies: Policy) -> Iterable[str]:
    """Return every host that one of the policies gives a tool."""
    tools = (tool for policy in policies for tool in policy.tools if tool.id == tool_id)
    return dict.fromkeys(host for tool in tools for host in tool.hosts)


def _is_named(tool: Tool) -> bool:
    """Tell whether a policy says something about a tool."""
    return tool.tier is not Tier.UNLISTED


def _answer(name: DataClass, where: Placement, policy: Policy) -> Answer:
    """Return what happens to content of a class, and what the person may do."""
    return decide(name, where, policy, partial=False, unscannable=False)


def _answer_change(what: str, before: Answer, after: Answer) -> Change | None:
    """Return a change of the action, in words that say whether a redacted version may go."""
    change = action_change(what, before[0], after[0])
    return change and replace(change, before=answer(*before), after=answer(*after))


def _when(one: Policy, two: Policy) -> Iterator[Change | None]:
    """Compare what happens where nothing could be judged."""
    for name in When.__slots__:
        yield action_change(f"when.{name}", getattr(one.when, name), getattr(two.when, name))


def _examples(
    examples: Iterable[ExampleTable], one: Policy, two: Policy, rules: RuleSet
) -> Iterator[Change | None]:
    """Run the examples of both files under both policies."""
    unique = {(one.site, one.text, one.name, one.surface, one.account): one for one in examples}
    pairs = (run_examples(unique.values(), policy, rules) for policy in (one, two))
    for first, second in zip(*pairs, strict=True):
        what = f"example: {first.example.name}"
        pair = ((ran.verdict.action, ran.verdict.offers) for ran in (first, second))
        yield _answer_change(what, *pair)
