"""Check what the chosen frameworks demand of a policy file."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from handrail.engine.lines import KeyPath
from handrail.engine.policy_file import PolicyFile, ToolTable
from handrail.engine.tables import Report
from handrail.engine.words import DataClass

LITERACY_LESSON = "ai-literacy"
_CARD_RULE = "payment.card"
_HEALTH = "health."
_PERSONAL = DataClass.INTERNAL  # from this class on somebody's data may be among it


def check_demands(source: PolicyFile, report: Report) -> None:
    """Note every demand of a chosen framework that the file does not meet."""
    for framework in dict.fromkeys(source.policy.frameworks):
        for key, what in _DEMANDS[framework](source):
            report.add(key, f"{what} ({framework} is among policy.frameworks)")


def _soc2(source: PolicyFile) -> Iterator[tuple[KeyPath, str]]:
    """Somebody answers for each vendor. Source: SOC 2 CC9.2.

    It asks for an assessment too. One that is still to be done is told by `handrail policy check`
    and in the document, and refuses no policy: a day would be made up to have it taken.
    """
    for key, tool in _approved(source):
        if not tool.owner:
            yield (*key, "owner"), 'is missing; add owner = "who answers for this tool"'


def _gdpr(source: PolicyFile) -> Iterator[tuple[KeyPath, str]]:
    """A processor has a contract, and people know where data lies. Source: GDPR 28 and 30."""
    for key, tool in _approved(source):
        ceiling = tool.ceiling or source.tiers.approved.ceiling or DataClass.INTERNAL
        if ceiling.rank < _PERSONAL.rank:
            continue
        if not tool.agreement and "dpa" not in tool.assurances:
            yield (*key, "agreement"), 'is missing; add agreement = "..." or assurances = ["dpa"]'
        if not tool.region:
            yield (*key, "region"), 'is missing; add region = "where it keeps data"'


def _hipaa(source: PolicyFile) -> Iterator[tuple[KeyPath, str]]:
    """Health information needs an associate agreement, and its rules stay on."""
    for key, tool in _approved(source):
        ceiling = tool.ceiling or source.tiers.approved.ceiling or DataClass.INTERNAL
        if ceiling.rank > DataClass.INTERNAL.rank and "baa" not in tool.assurances:
            what = f'= "{ceiling}" needs a business associate agreement'
            yield (
                (*key, "ceiling"),
                f'{what}; add assurances = ["baa"] or use one of: public, internal',
            )
    yield from _kept_rules(source, _HEALTH)


def _iso27001(source: PolicyFile) -> Iterator[tuple[KeyPath, str]]:
    """Assets have owners and policies are reviewed. Source: ISO 27001 A.5.1, A.5.9."""
    yield from _owned(source)
    yield from _dated(source)


def _iso42001(source: PolicyFile) -> Iterator[tuple[KeyPath, str]]:
    """Each system has an owner and an intended use, and concerns go somewhere."""
    yield from _owned(source)
    for key, tool in _approved(source):
        if not tool.uses:
            yield (*key, "uses"), 'is missing; add uses = ["what it is for"]'
    yield from _contact(source)


def _pci(source: PolicyFile) -> Iterator[tuple[KeyPath, str]]:
    """Card data goes nowhere, under no ceiling."""
    yield from _kept_rules(source, _CARD_RULE)
    for key, tool in _approved(source):
        if tool.ceiling is DataClass.PROHIBITED:
            what = '= "prohibited" would let card numbers through'
            yield (*key, "ceiling"), f"{what}; use one of: public, internal, sensitive"


def _eu_ai_act(source: PolicyFile) -> Iterator[tuple[KeyPath, str]]:
    """People are literate in what they use. Source: Regulation (EU) 2024/1689, Article 4."""
    if LITERACY_LESSON not in source.lessons.required:
        what = f'lacks "{LITERACY_LESSON}"; add required = ["{LITERACY_LESSON}"]'
        yield ("lessons", "required"), what


def _nist(source: PolicyFile) -> Iterator[tuple[KeyPath, str]]:
    """Somebody governs, and incidents are managed."""
    yield from _dated(source)
    yield from _contact(source)


def _approved(source: PolicyFile) -> Iterator[tuple[KeyPath, ToolTable]]:
    """Yield the approved tools and where they stand."""
    for place, tool in enumerate(source.tools):
        if tool.tier == "approved":
            yield ("tools", place), tool


def _owned(source: PolicyFile) -> Iterator[tuple[KeyPath, str]]:
    """Every approved tool has an owner."""
    for key, tool in _approved(source):
        if not tool.owner:
            yield (*key, "owner"), 'is missing; add owner = "who answers for this tool"'


def _dated(source: PolicyFile) -> Iterator[tuple[KeyPath, str]]:
    """The policy says when it is looked at again."""
    if not source.policy.effective and not source.policy.review_by:
        yield ("policy", "review_by"), "is missing; add the day it is looked at again"


def _contact(source: PolicyFile) -> Iterator[tuple[KeyPath, str]]:
    """Somebody is told."""
    if not source.incidents.contact:
        yield ("incidents", "contact"), 'is missing; add contact = "whom to tell"'


def _kept_rules(source: PolicyFile, prefix: str) -> Iterator[tuple[KeyPath, str]]:
    """Rules that a framework lives on are neither turned off nor lowered."""
    for rule, setting in source.rules.items():
        if not rule.startswith(prefix):
            continue
        if not setting.enabled:
            yield (
                ("rules", rule, "enabled"),
                "= false turns a rule off that has to stay on; leave it out",
            )
        lowered = setting.data_class and setting.data_class is not DataClass.PROHIBITED
        if lowered and rule == _CARD_RULE:
            what = f'= "{setting.data_class}" is too low; use "prohibited" or leave it out'
            yield ("rules", rule, "class"), what


_DEMANDS: Mapping[str, Callable[[PolicyFile], Iterator[tuple[KeyPath, str]]]] = MappingProxyType(
    {
        "soc2": _soc2,
        "gdpr": _gdpr,
        "hipaa": _hipaa,
        "iso27001": _iso27001,
        "iso42001": _iso42001,
        "pci-dss": _pci,
        "eu-ai-act": _eu_ai_act,
        "nist-ai-rmf": _nist,
    }
)
