"""Run a policy's own examples: "this text on that site gives that action"."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from handrail.engine.content import Content, Destination
from handrail.engine.judge import judge
from handrail.engine.policy import Policy
from handrail.engine.policy_people import ExampleTable
from handrail.engine.rule import RuleSet
from handrail.engine.verdict import Verdict
from handrail.governance.placeholders import fill
from handrail.governance.sites import host_of


@dataclass(frozen=True, slots=True)
class Ran:
    """An example and what the policy said to it. The filled text is not kept."""

    example: ExampleTable
    verdict: Verdict = field(repr=False)

    @property
    def holds(self) -> bool:
        """Tell whether the policy does what the example expects."""
        return self.verdict.action is self.example.action


def run_examples(
    examples: Iterable[ExampleTable], policy: Policy, rules: RuleSet
) -> tuple[Ran, ...]:
    """Judge the text of each example at its site."""
    return tuple(Ran(example, _judged(example, policy, rules)) for example in examples)


def _judged(example: ExampleTable, policy: Policy, rules: RuleSet) -> Verdict:
    """Judge one example; values are made from its name, so that they are the same each time."""
    content = Content(fill(example.text, example.name))
    where = Destination(host_of(example.site), example.surface, example.account)
    return judge(content, where, policy, rules)
