"""Give every finding its final data class, and the content the highest of them."""

from collections.abc import Iterator, Mapping, Sequence

from handrail.engine.policy import Policy, RuleSetting
from handrail.engine.verdict import Finding
from handrail.engine.words import Action, Confidence, DataClass

_DEFAULT = RuleSetting()
_LOWEST_FIRST = tuple(DataClass)


def classify(
    findings: Sequence[Finding],
    values: Sequence[str],
    policy: Policy,
) -> tuple[tuple[Finding, ...], DataClass]:
    """Apply the policy's rule settings; return the findings kept and the class of the content.

    findings: settled, each with its rule's own class.
    values: values[i] is what findings[i] stands for, decoded. They are only counted: bulk asks how
    many *different* ones there are, letter case and outer spaces aside.
    Findings of a rule that the policy turned off are dropped. A value that documentation uses,
    which the scan leaves public at low confidence, stays public and does not count. Any other
    finding of low confidence gets the highest class that does not block: a guess never blocks.
    """
    different = _count_different(findings, values, policy)
    kept = tuple(_finish(findings, different, policy))
    highest = max((finding.data_class.rank for finding in kept), default=DataClass.PUBLIC.rank)
    return kept, _LOWEST_FIRST[highest]


def _count_different(
    findings: Sequence[Finding], values: Sequence[str], policy: Policy
) -> dict[str, int]:
    """Count the different values of each rule that has a bulk."""
    counted = {rule for rule, setting in policy.rules.items() if setting.bulk}
    seen: dict[str, set[str]] = {}
    for finding, value in zip(findings, values, strict=True):
        if finding.rule in counted and not _is_sample(finding):
            seen.setdefault(finding.rule, set()).add(value.strip().casefold())
    return {rule: len(different) for rule, different in seen.items()}


def _finish(
    findings: Sequence[Finding],
    different: Mapping[str, int],
    policy: Policy,
) -> Iterator[Finding]:
    """Yield the findings of enabled rules with their final classes."""
    finals: dict[tuple[str, DataClass, Confidence], DataClass] = {}
    for finding in findings:
        setting = policy.rules.get(finding.rule, _DEFAULT)
        if not setting.enabled:
            continue
        if _is_sample(finding):
            yield finding
            continue
        same = finding.rule, finding.data_class, finding.confidence
        final = finals.get(same)
        if final is None:
            many = different.get(finding.rule, 0)
            final = finals[same] = _final(finding, setting, many, policy)
        yield finding if final is finding.data_class else finding._replace(data_class=final)


def _final(finding: Finding, setting: RuleSetting, many: int, policy: Policy) -> DataClass:
    """Return the class of a finding of which there are so many different ones."""
    final = setting.data_class or finding.data_class
    if setting.bulk and many >= setting.bulk.at_least:
        final = max(final, setting.bulk.data_class, key=lambda data_class: data_class.rank)
    return _without_blocking(final, policy) if finding.confidence is Confidence.LOW else final


def _is_sample(finding: Finding) -> bool:
    """Tell whether the scan found a value that documentation uses."""
    return finding.data_class is DataClass.PUBLIC and finding.confidence is Confidence.LOW


def _without_blocking(data_class: DataClass, policy: Policy) -> DataClass:
    """Lower a class to the highest one whose content is not blocked."""
    return next(
        lower
        for lower in reversed(_LOWEST_FIRST[: data_class.rank + 1])
        if lower is DataClass.PUBLIC or policy.classes[lower].over_ceiling is not Action.BLOCK
    )
