"""Read a policy file twice over: as it was written, and as it is enforced."""

from dataclasses import dataclass, field

from handrail.engine.layers import tighten
from handrail.engine.policy import Policy, Tool
from handrail.engine.policy_file import PolicyFile
from handrail.engine.policy_text import compile_policy
from handrail.engine.rule import RuleSet
from handrail.engine.tables import Report, one_of, read_tables, shown
from handrail.governance.placeholders import KINDS, unknown
from handrail.governance.sites import host_of


@dataclass(frozen=True, slots=True)
class Source:
    """One policy file. text: as it lies there; its dictionaries stay out of every message."""

    file: str
    text: str = field(repr=False)
    written: PolicyFile = field(repr=False)
    policy: Policy = field(repr=False)

    @property
    def is_layer(self) -> bool:
        """Whether it lies over another policy, which says what this one leaves out."""
        return self.policy.above is not None or self.written.policy.extends is not None


def read_source(
    text: str,
    file: str,
    catalogue: tuple[Tool, ...],
    rules: RuleSet,
    upper: Policy | None = None,
) -> Source:
    """Compile a policy and keep what people read of it.

    upper: the policy it lies over; what is enforced is then both of them.
    FileUnusableError: with one line for every problem.
    """
    if upper is None:
        policy = compile_policy(text, catalogue, rules.by_id, file)
    else:
        policy = tighten(upper, text, file, catalogue, rules.by_id)
    written, report = read_tables(PolicyFile, text, file)
    _check_examples(written, report)
    report.settle()
    return Source(file, text, written, policy)


def _check_examples(written: PolicyFile, report: Report) -> None:
    """Check that each example can be run: a name of its own, a site, placeholders that exist."""
    names = [example.name for example in written.examples]
    for place, example in enumerate(written.examples):
        key = ("examples", place)
        if example.name in names[:place]:
            report.add((*key, "name"), f"= {shown(example.name)} stands twice; use another name")
        if not host_of(example.site):
            what = f"= {shown(example.site)} names no site"
            report.add((*key, "site"), f"{what}; use an address like https://chatgpt.com")
        for name in unknown(example.text):
            known = one_of(sorted(KINDS), name)
            report.add((*key, "text"), f"has {{{{{name}}}}}, which stands for nothing; use {known}")
