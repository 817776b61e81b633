"""The reasons to choose from: radio buttons, so that none is taken for what lets a paste in."""

from collections.abc import Iterator

import pytest

from drive.notice import CONTINUE, DONT, REDACT
from e2e import samples
from e2e.chat import Chat, Line
from e2e.site import DEEPSEEK

pytestmark = pytest.mark.browser

REASONS = ("Redacted by hand already", "Continued from a public page", "Don't hold test data")
POLICY = samples.asking(*REASONS)
# From "Don't": the field for the reason, then the choices.
TO_CHOICES = ("Shift+Tab", "Shift+Tab")


@pytest.fixture(scope="module")
def asking(line: Line) -> Line:
    """The line under a policy whose reasons begin as the buttons do."""
    line.agent.stop()
    (line.place.state / "policy.toml").write_text(POLICY)
    line.agent.start()
    return line


@pytest.fixture
def chat(asking: Line) -> Iterator[Chat]:
    """A chat site where a paste was held that needs a reason."""
    opened = asking.open(DEEPSEEK)
    opened.paste(samples.customer_list(samples.customer_rows()))
    opened.notice.wait()
    yield opened
    opened.notice.press_escape()
    opened.page.close()


def chosen(chat: Chat) -> list[str]:
    """Return the reasons that are said to be chosen."""
    return [node.name for node in chat.notice.reasons() if node.properties.get("checked") == "true"]


def reason(chat: Chat) -> str:
    """Return what stands in the field."""
    field = chat.notice.reason()
    assert field is not None
    return field.value


def focused(chat: Chat) -> str:
    """Return the name of what has the keyboard."""
    node = chat.notice.focused()
    return node.name if node else ""


def test_a_reason_that_begins_as_a_button_does_is_no_button(chat: Chat) -> None:
    buttons = [button.name for button in chat.notice.buttons()]

    assert [node.name for node in chat.notice.reasons()] == list(REASONS)
    assert len(buttons) == len((DONT, REDACT, CONTINUE))
    assert not set(buttons) & set(REASONS)


def test_a_reason_is_chosen_with_the_mouse(chat: Chat) -> None:
    chat.notice.tree.click(chat.notice.reasons()[1])

    assert chosen(chat) == [REASONS[1]]
    assert reason(chat) == REASONS[1]
    assert not chat.notice.button(CONTINUE).properties.get("disabled")


def test_the_choices_are_one_stop_for_tab(chat: Chat) -> None:
    chat.keys(*TO_CHOICES)
    first = focused(chat)
    chat.keys("Tab")
    after = focused(chat)

    assert first == REASONS[0]
    assert chosen(chat) == []
    assert after == "Reason"


def test_tab_comes_back_to_the_chosen_reason(chat: Chat) -> None:
    chat.notice.tree.click(chat.notice.reasons()[1])
    chat.keys("Tab", "Shift+Tab")

    assert focused(chat) == REASONS[1]


def test_tab_stays_in_the_notice_where_a_later_reason_is_chosen(chat: Chat) -> None:
    chat.notice.tree.click(chat.notice.reasons()[2])
    met = []
    for _ in range(12):
        chat.keys("Shift+Tab")
        met.append(focused(chat))

    assert "" not in met
    assert REASONS[0] not in met
    assert met.count(REASONS[2]) > 1


def test_arrows_choose_and_come_round(chat: Chat) -> None:
    chat.keys(*TO_CHOICES, "Space", "ArrowUp")
    round_the_end = chosen(chat)
    chat.keys("ArrowDown", "ArrowRight")
    onward = chosen(chat)
    chat.keys("ArrowLeft")

    assert round_the_end == [REASONS[2]]
    assert onward == [REASONS[1]]
    assert chosen(chat) == [REASONS[0]]
    assert reason(chat) == REASONS[0]
    assert focused(chat) == REASONS[0]


def test_arrows_leave_ones_own_words_alone_until_one_is_chosen(chat: Chat) -> None:
    chat.notice.write_reason("ticket 4711")
    chat.keys("Shift+Tab", "ArrowDown")
    passing = (focused(chat), reason(chat), chosen(chat))
    chat.keys("Space")

    assert passing == (REASONS[1], "ticket 4711", [])
    assert chosen(chat) == [REASONS[1]]
    assert reason(chat) == REASONS[1]


def test_an_arrow_with_another_key_is_the_browsers(chat: Chat) -> None:
    chat.keys(*TO_CHOICES, "Space", "Control+ArrowDown")

    assert chosen(chat) == [REASONS[0]]


def test_the_page_sees_nothing_of_a_reason_being_chosen(chat: Chat) -> None:
    chat.page.evaluate("recorded.length = 0")

    chat.keys(*TO_CHOICES, "Space", "ArrowDown", "ArrowDown")
    chat.notice.tree.click(chat.notice.reasons()[1])

    assert chosen(chat) == [REASONS[1]]
    kinds = {row[1] for row in chat.page.evaluate("recorded") if row[0] == "event"}
    assert kinds.isdisjoint({"input", "change", "keydown", "keyup", "keypress"})
    assert not any(one in chat.seen() for one in REASONS)
