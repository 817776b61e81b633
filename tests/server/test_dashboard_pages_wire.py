"""What the other pages' messages do not show."""

from handrail.engine.words import Action
from handrail.server.dashboard_pages_wire import RedactAnswer, RedactRequest


def test_a_text_is_never_shown() -> None:
    answer = RedactAnswer(1, Action.WARN, "pasted words", ())

    shown = repr((RedactRequest(1, "pasted words"), answer))

    assert "pasted words" not in shown
    assert "12 chars" in shown
