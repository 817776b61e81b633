"""Compare the settings of two policies that no class, tool or example shows."""

from collections.abc import Iterator

from handrail.engine.policy import Limit, Policy
from handrail.engine.words import Account, Action, DataClass, Surface
from handrail.governance.change import Change, Way, action_change


def settings(one: Policy, two: Policy) -> Iterator[Change | None]:
    """Yield what changes about surfaces, accounts, times, offers and exceptions."""
    yield from _ways(one, two)
    yield from _times(one, two)
    yield from _offers(one, two)
    yield from _sign_ins(one, two)


def _ways(one: Policy, two: Policy) -> Iterator[Change | None]:
    """Compare which surfaces are to be guarded, and what surfaces and accounts take."""
    for surface in Surface:
        first, second = one.surfaces[surface], two.surfaces[surface]
        words = ("not guarded", "guarded")
        yield _truth_change(f"surface {surface}", (first.guarded, second.guarded), words)
        yield from _limits(f"surface {surface}", first.limit, second.limit)
    for account in Account:
        what = f"account {account} in tools for workspace accounts"
        yield from _limits(what, one.accounts[account], two.accounts[account])


def _limits(what: str, one: Limit, two: Limit) -> Iterator[Change | None]:
    """Compare what two limits take."""
    before, after = (limit.ceiling or DataClass.PROHIBITED for limit in (one, two))
    if before is not after:
        way = Way.STRICTER if after.rank < before.rank else Way.LOOSER
        told = (str(limit.ceiling or "none") for limit in (one, two))
        yield Change(way, f"ceiling of {what}", *told)
    always = (limit.any_content or Action.ALLOW for limit in (one, two))
    yield action_change(f"everything by {what}", *always)


def _times(one: Policy, two: Policy) -> Iterator[Change | None]:
    """Compare how long a pause may be, and how long history is kept."""
    for what, unit, first, second in (
        ("the longest pause", "minutes", one.pause_minutes, two.pause_minutes),
        ("history kept", "days", one.history_days, two.history_days),
    ):
        if first != second:
            way = Way.STRICTER if second < first else Way.LOOSER
            yield Change(way, what, f"{first} {unit}", f"{second} {unit}")


def _offers(one: Policy, two: Policy) -> Iterator[Change | None]:
    """Compare where a redacted version may go, and where exceptions may be granted."""
    for name, first in one.classes.items():
        second = two.classes[name]
        if Action.BLOCK in {first.over_ceiling, second.over_ceiling}:
            what, words = f"{name} content, redacted", ("may go", "may not go")
            withheld = (not first.offer_redacted, not second.offer_redacted)
            yield _truth_change(what, withheld, words)
        never = (first.exceptions == "never", second.exceptions == "never")
        yield _truth_change(f"exceptions for {name} content", never, ("allowed", "never"))


def _sign_ins(one: Policy, two: Policy) -> Iterator[Change | None]:
    """Compare which tools are for workspace accounts only."""
    before = {tool.id: tool.workspace for tool in one.tools}
    for tool in two.tools:
        if tool.id in before:
            words = ("any account", "workspace accounts only")
            asked = (before[tool.id], tool.workspace)
            yield _truth_change(f"sign-in at {tool.name}", asked, words)


def _truth_change(what: str, is_so: tuple[bool, bool], words: tuple[str, str]) -> Change | None:
    """Return a change of something that is stricter where it is so.

    is_so: before and after. words: for no and for yes.
    """
    before, after = is_so
    if before == after:
        return None
    way = Way.STRICTER if after else Way.LOOSER
    return Change(way, what, words[before], words[after])
