"""The words for kinds of tools and for answers: one each, in tables, examples and comparisons."""

from collections.abc import Mapping
from types import MappingProxyType

from handrail.engine.verdict import Offers
from handrail.engine.words import Action, Tier

TOOL_WORDS: Mapping[Tier, str] = MappingProxyType(
    {
        Tier.APPROVED: "an approved tool",
        Tier.UNLISTED: "a tool nobody decided about",
        Tier.RESTRICTED: "a restricted tool",
        Tier.PROHIBITED: "a prohibited tool",
    }
)
ANSWER_WORDS: Mapping[Action, str] = MappingProxyType(
    {
        Action.ALLOW: "yes",
        Action.WARN: "you are asked",
        Action.JUSTIFY: "with a reason",
        Action.REDACT: "only redacted",
        Action.BLOCK: "no",
    }
)


def answer_words(action: Action, offers: Offers) -> str:
    """Say in a word or two whether something may go."""
    redacted_may = action is Action.BLOCK and offers.redact
    return ANSWER_WORDS[Action.REDACT if redacted_may else action]
