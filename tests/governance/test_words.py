"""Words for tools and answers."""

from handrail.engine.verdict import Offers
from handrail.engine.words import Action, Tier
from handrail.governance.words import TOOL_WORDS, answer_words


def test_every_kind_of_tool_and_every_answer_has_its_words() -> None:
    nothing = Offers(redact=False, proceed="no")

    assert set(TOOL_WORDS) == set(Tier)
    assert len({answer_words(action, nothing) for action in Action}) == len(Action)


def test_what_is_stopped_and_may_go_redacted_is_only_redacted() -> None:
    redact = Offers(redact=True, proceed="no")

    assert answer_words(Action.BLOCK, redact) == "only redacted"
    assert answer_words(Action.WARN, redact) == "you are asked"
