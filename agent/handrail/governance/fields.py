"""The names that stand in braces in the document's sentences, filled from one policy file."""

from collections.abc import Mapping
from datetime import date

from handrail.engine.place import at_tier, place
from handrail.engine.policy import Policy, Tool
from handrail.engine.policy_file import PolicyFile
from handrail.engine.words import Account, Action, DataClass, Tier
from handrail.governance.departments import at_home
from handrail.governance.reach import runs_by_itself
from handrail.governance.ways import DONE, guarded

_FRAMEWORK_NAMES = {
    "soc2": "SOC 2",
    "gdpr": "GDPR",
    "hipaa": "HIPAA",
    "iso27001": "ISO 27001",
    "iso42001": "ISO 42001",
    "pci-dss": "PCI DSS",
    "eu-ai-act": "EU AI Act",
    "nist-ai-rmf": "NIST AI RMF",
}
# What the example shows that proves what nobody's account may do.
_SHOWN = DataClass.SENSITIVE
_OFF_TABLE, _OFF_LIST = "that is not in the table", "that is not on the list"
_UNDECIDED = "that nobody decided about"  # where there is neither
# More names than this in a sentence are a list nobody reads: the table has them all.
_NAMED = 6


def fields_of(source: PolicyFile, policy: Policy) -> Mapping[str, str]:
    """Return what each name stands for; empty where the policy says nothing about it."""
    head = source.policy
    return {
        **_ways(policy),
        "organisation": head.organisation or "this organisation",
        "industry": head.industry or "",
        "work": "" if at_home(head.industry) else "yes",
        "owner": head.owner,
        "version": str(head.version),
        "effective": _day(policy.effective),
        "review_by": _day(policy.review_by),
        "frameworks": joined([_FRAMEWORK_NAMES[one] for one in head.frameworks]),
        "unlisted_ceiling": str(at_tier(Tier.UNLISTED, policy).ceiling),
        "off_table": _OFF_TABLE if decided(policy) else _UNDECIDED,
        "off_list": _OFF_LIST if decided(policy) else _UNDECIDED,
        "approved_tools": _tools(policy, Tier.APPROVED),
        "approved_here": _named(policy, Tier.APPROVED),
        "prohibited_here": _named(policy, Tier.PROHIBITED),
        "switched_tools": joined([one.name for one in decided(policy) if not runs_by_itself(one)]),
        "alternatives": "yes" if any(tool.instead_of for tool in policy.tools) else "",
        "reasons": joined([f"\u201c{reason}\u201d" for reason in policy.reasons]),
        "pause_minutes": str(policy.pause_minutes) if policy.pause_minutes else "",
        "history_days": str(source.retention.history_days),
        "lessons": joined(list(source.lessons.required)),
        "lessons_days": str(source.lessons.again_after_days),
        "incident_contact": source.incidents.contact or head.owner,
        "report_hours": str(source.incidents.report_within_hours),
        "exception_approver": source.exceptions.approver or head.owner,
        "exception_days": str(source.exceptions.longest_days),
        "never_excepted": joined(
            [str(name) for name, over in policy.classes.items() if over.exceptions == "never"]
        ),
        "sign_off": joined([one.role for one in source.sign_off]),
        "consequences": joined(list(source.policy.consequences)),
        "budget": source.budget.owner or "",
        "budget_owner": source.budget.owner or "",
        "monthly_cap": source.budget.monthly_cap or "what was agreed",
    }


def _ways(policy: Policy) -> Mapping[str, str]:
    """Return what is said about surfaces and about who is signed in."""
    unguarded = [DONE[surface] for surface in DONE if not guarded(surface, policy)]
    only = [tool for tool in decided(policy) if _asks_who(tool, policy)]
    own = {tool.ceiling or policy.tiers[tool.tier].ceiling for tool in only}
    limit = policy.accounts[Account.UNKNOWN].ceiling
    lowered = limit and any(one.rank > limit.rank for one in own) and limit.rank < _SHOWN.rank
    personal = policy.accounts[Account.PERSONAL]
    nothing = personal.any_content is Action.BLOCK
    return {
        "unchecked": "".join(f"{done}, " for done in unguarded),
        "workspace_tools": joined([tool.name for tool in only]),
        "unknown_lowered": str(limit) if lowered else "",
        "personal_may": "nothing" if nothing else f"{personal.ceiling} content at most",
    }


def _asks_who(tool: Tool, policy: Policy) -> bool:
    """Tell whether an approved tool is for workspace accounts, on one of its sites at least."""
    approved = tool.tier is Tier.APPROVED and tool.workspace
    return approved and any(place(host, policy).tool == tool.id for host in tool.hosts)


def joined(words: list[str]) -> str:
    """Write a list the way a sentence has it: a, b and c."""
    if len(words) > 1:
        return f"{', '.join(words[:-1])} and {words[-1]}"
    return "".join(words)


def decided(policy: Policy) -> tuple[Tool, ...]:
    """Return the tools that the policy says something about, approved ones first."""
    named = (tool for tool in policy.tools if tool.tier is not Tier.UNLISTED)
    return tuple(sorted(named, key=lambda tool: (tool.tier.rank, tool.name.lower())))


def _tools(policy: Policy, tier: Tier) -> str:
    """Name the tools of a tier, the first few."""
    return _first([tool.name for tool in decided(policy) if tool.tier is tier])


def _named(policy: Policy, tier: Tier) -> str:
    """Name the tools of a tier where Handrail runs by itself, the first few."""
    tools = (tool for tool in decided(policy) if tool.tier is tier)
    return _first([tool.name for tool in tools if runs_by_itself(tool)])


def _first(names: list[str]) -> str:
    """Name the first few."""
    if len(names) > _NAMED:
        return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more in the table"
    return joined(names)


def _day(day: date | None) -> str:
    """Write a day so that nobody takes the month for the day."""
    return f"{day.day} {day:%B} {day.year}" if day else ""
