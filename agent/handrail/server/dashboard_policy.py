"""Answer the Policy page: what may go where, from which file, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from handrail.engine.place import at_tier, at_tool
from handrail.engine.policy import Policy, Tool
from handrail.engine.verdict import Placement
from handrail.engine.words import GUARDED, Account, DataClass, Surface, Tier
from handrail.governance.whereto import answers
from handrail.local.builtin import builtin_rules
from handrail.local.layering import Layer
from handrail.local.live import Current, Live
from handrail.local.mending import SHARED, next_steps
from handrail.local.paths import State
from handrail.server.dashboard_pages_wire import MayGo, PolicyAnswer, WayNote
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
        without=_without_own(current.layers),
        problems=current.problems,
        next=next_steps(current.problems, files, current.layers),
        classes=tuple(DataClass),
        tiers=tuple(of_tier(tier, policy) for tier in Tier),
        tools=tuple(of_tool(tool, policy) for tool in named),
        words=tuple(
            f"{words.name}: {_many(len(words.terms))}, {words.data_class}"
            for words in policy.dictionaries
        )
        + tuple(f"{one.name}: a pattern, {one.data_class}" for one in policy.patterns),
        rules=len(current.rules.by_id),
        own_rules=len(current.rules.by_id) - len(builtin_rules().by_id),
        surfaces=tuple(_surfaces(policy)),
        accounts=tuple(_accounts(policy)),
        when=when_note(policy),
    )


def _surfaces(policy: Policy) -> Iterator[WayNote]:
    """Say of each surface whether it is guarded, and what it takes."""
    for surface in Surface:
        handling, takes = policy.surfaces[surface], policy.surfaces[surface].limit
        able: Literal["guarded", "later"] = "guarded" if surface in GUARDED else "later"
        state = able if handling.guarded else "left_out"
        yield WayNote(surface, state, takes.ceiling, takes.any_content)


def _accounts(policy: Policy) -> Iterator[WayNote]:
    """Say what accounts take where a tool asks for one; this version can tell none from another."""
    if not any(tool.workspace for tool in policy.tools):
        return
    unknown, personal = (policy.accounts[one] for one in (Account.UNKNOWN, Account.PERSONAL))
    yield WayNote(Account.UNKNOWN, "guarded", unknown.ceiling, unknown.any_content)
    yield WayNote(Account.PERSONAL, "later", personal.ceiling, personal.any_content)


def _many(words: int) -> str:
    """Say how many words there are."""
    return "1 word" if words == 1 else f"{words} words"


def _without_own(layers: tuple[Layer, ...]) -> str | None:
    """Say what holds without the person's own file; None where the last layer is not theirs."""
    if not layers or layers[-1].file.startswith(SHARED):
        return None
    return f"{layers[-2].policy.id} alone" if len(layers) > 1 else "the starter policy"


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
