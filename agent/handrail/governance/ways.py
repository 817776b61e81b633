"""The ways in: which surfaces are really guarded, and what a person does there, in words."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from handrail.engine.policy import Limit, Policy
from handrail.engine.words import GUARDED, Account, Surface

# What a person does on each surface, as a sentence has it.
DONE: Mapping[Surface, str] = MappingProxyType(
    {
        Surface.PASTE: "paste",
        Surface.SUBMIT: "type",
        Surface.DROP: "drop",
        Surface.FILE: "upload",
    }
)


def guarded(surface: Surface, policy: Policy) -> bool:
    """Tell whether what goes this way is held up: the version can, and the policy wants it."""
    return surface in GUARDED and policy.surfaces[surface].guarded


def state_of(surface: Surface, policy: Policy) -> str:
    """Say whether a surface is guarded, and if not why."""
    if guarded(surface, policy):
        return "guarded"
    return f"not guarded: {why_not(surface, policy)}"


def why_not(surface: Surface, policy: Policy) -> str:
    """Say why a surface is not guarded."""
    wanted = policy.surfaces[surface].guarded
    return "this version cannot do that yet" if wanted else "the policy leaves it out"


def alternatives(words: Sequence[str]) -> str:
    """Write a list the way a sentence has it: a, b or c."""
    return " or ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def account_words(account: Account) -> str:
    """Say what an account is, as far as it is known."""
    if account is Account.UNKNOWN:
        return "unknown: this version cannot tell who is signed in"
    return f"{account}, as you say"


def taken(limit: Limit) -> Iterator[str]:
    """Yield in words what a limit takes; nothing where it takes nothing."""
    if limit.ceiling:
        yield f"up to {limit.ceiling} content"
    if limit.any_content:
        yield f"{limit.any_content} for everything"
