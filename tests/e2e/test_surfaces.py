"""What a policy takes from pastes and from accounts nobody knows holds in a real browser."""

import pytest

from drive.notice import CONTINUE
from e2e.chat import Line
from e2e.site import CHATGPT, DEEPSEEK

pytestmark = pytest.mark.browser

POLICY = """[policy]
id = "test"
version = 1
owner = "tests"

[accounts]
unknown = { any_content = "warn" }

[[tools]]
id = "chatgpt-enterprise"
tier = "approved"
account = "workspace"
"""
CLEAN = "see you at ten"


@pytest.fixture(scope="module")
def limited(line: Line) -> Line:
    """The line under a policy that asks about everything where it matters who is signed in."""
    line.agent.stop()
    (line.place.state / "policy.toml").write_text(POLICY)
    line.agent.start()
    return line


def test_a_clean_paste_is_held_where_nobody_knows_who_is_signed_in(limited: Line) -> None:
    chat = limited.open(CHATGPT)

    chat.paste(CLEAN)
    held = chat.text()
    chat.notice.press(CONTINUE)
    chat.wait_text(CLEAN)

    assert held == ""
    chat.page.close()


def test_it_goes_in_untouched_where_that_makes_no_difference(limited: Line) -> None:
    chat = limited.open(DEEPSEEK)

    chat.paste(CLEAN)
    chat.wait_text(CLEAN)

    assert {row["action"] for row in limited.history() if row["tool"] == "deepseek"} <= {"allow"}
    chat.page.close()
