"""Answer the Policy page: what may go where, from which file, and what is wrong with it."""

from dataclasses import replace

from handrail.engine.place import at_tier, at_tool
from handrail.engine.policy import Policy, Tool
from handrail.engine.verdict import Placement
from handrail.engine.words import DataClass, Tier
from handrail.governance.whereto import answers
from handrail.local.builtin import builtin_rules
from handrail.local.live import Current, Live
from handrail.local.mending import next_steps
from handrail.local.paths import State
from handrail.server.dashboard_pages_wire import MayGo, PolicyAnswer
from handrail.server.dashboard_wire import Answer, Plain
from handrail.server.status import when_note
from handrail.server.wire import read, write


class PolicyPage:
    """Answers what the Policy page asks."""

    def __init__(self, live: Live) -> None:
        self._live = live

    async def policy(self, raw: bytes) -> Answer:
        """Answer /dashboard/policy."""
        read(raw, Plain)
        return Answer(write(told(self._live.current, self._live.files)))


def told(current: Current, files: State) -> PolicyAnswer:
    """Put the policy in force into words."""
    policy = current.policy
    layers = " over ".join(_where(layer.file, files) for layer in reversed(current.layers))
    named = [tool for tool in policy.tools if tool.tier is not Tier.UNLISTED or tool.ceiling]
    return PolicyAnswer(
        v=1,
        id=policy.id,
        version=policy.version,
        owner=policy.owner,
        effective=policy.effective.isoformat() if policy.effective else None,
        review_by=policy.review_by.isoformat() if policy.review_by else None,
        posture=policy.posture,
        pause_minutes=policy.pause_minutes,
        file=layers or None,
        problems=current.problems,
        next=next_steps(current.problems, files, current.layers),
        classes=tuple(DataClass),
        tiers=tuple(of_tier(tier, policy) for tier in Tier),
        tools=tuple(of_tool(tool, policy) for tool in named),
        words=tuple(
            f"{words.name}: {len(words.terms)} words, {words.data_class}"
            for words in policy.dictionaries
        )
        + tuple(f"{one.name}: a pattern, {one.data_class}" for one in policy.patterns),
        rules=len(current.rules.by_id),
        own_rules=len(current.rules.by_id) - len(builtin_rules().by_id),
        when=when_note(policy),
    )


def _where(file: str, files: State) -> str:
    """Return where a layer's file lies."""
    folder, _, name = file.rpartition("/")
    return str((files.organisation_dir if folder else files.home) / name)


def of_tier(tier: Tier, policy: Policy) -> MayGo:
    """Say what may go to every tool of a tier."""
    return _may_go(replace(at_tier(tier, policy), name=tier), "", policy)


def of_tool(tool: Tool, policy: Policy) -> MayGo:
    """Say what may go to a tool that the policy names."""
    return _may_go(at_tool(tool, policy), tool.agreement, policy)


def _may_go(placed: Placement, agreement: str, policy: Policy) -> MayGo:
    """Say what may go to a place, as a verdict would."""
    told = answers(placed, policy)
    return MayGo(
        name=placed.name,
        tier=placed.tier,
        ceiling=placed.ceiling,
        agreement=agreement,
        actions=tuple(action for action, _ in told),
        redacted=tuple(offers.redact for _, offers in told),
    )
