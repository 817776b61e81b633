"""What the other pages' messages do not show."""

from handrail.server.dashboard_pages_wire import RedactAnswer, RedactRequest


def test_a_text_is_never_shown() -> None:
    shown = repr((RedactRequest(1, "pasted words"), RedactAnswer(1, "pasted words", ())))

    assert "pasted words" not in shown
    assert "12 chars" in shown
