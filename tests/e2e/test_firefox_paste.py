"""A paste in Firefox: held, redacted, let through, as in Chromium."""

from collections.abc import Iterator

import pytest

from e2e import samples
from e2e.firefox_chat import FirefoxChat, FirefoxLine, firefox_line
from e2e.site import CHATGPT, CLIPBOARD, DEEPSEEK, Site

pytestmark = pytest.mark.browser

REASON = "the customer asked for it"
POLICY = samples.asking("The values are made up", "The owner of the data agreed")


@pytest.fixture(scope="module")
def firefox(site: Site) -> Iterator[FirefoxLine]:
    """Agent and Firefox of this module, under a policy that asks for a reason."""
    with firefox_line(site) as line:
        line.agent.stop()
        (line.place.state / "policy.toml").write_text(POLICY)
        line.agent.start()
        yield line


@pytest.fixture(params=[CHATGPT, DEEPSEEK])
def chat(firefox: FirefoxLine, request: pytest.FixtureRequest) -> FirefoxChat:
    """A fresh page of each chat site in turn."""
    return firefox.open(request.param)


def test_escape_leaves_the_editor_exactly_as_it_was_in_firefox(chat: FirefoxChat) -> None:
    secret = samples.aws_key()
    chat.type("Please look at this.")
    chat.keys("ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft")
    before = chat.state()

    chat.paste(f"key: {secret}", f"<p>key: <b>{secret}</b></p>")
    chat.notice.press_escape()
    chat.notice.until(lambda: chat.state() == before, "the editor as it was")

    assert secret not in chat.seen()


def test_redact_inserts_text_without_the_secret_in_firefox(chat: FirefoxChat) -> None:
    secret = samples.aws_key()

    chat.paste(f"key {secret} of the build")
    chat.notice.press("Redact")
    chat.notice.until(lambda: "of the build" in chat.text(), "the redacted text")

    assert chat.text().startswith("key [")
    assert secret not in chat.seen()
    assert chat.notice.wait_status("hidden")


def test_a_customer_list_goes_in_as_it_is_after_continue_in_firefox(chat: FirefoxChat) -> None:
    text = samples.customer_list(samples.customer_rows())
    before = chat.state()

    chat.paste(text)
    chat.notice.let_through(REASON)
    chat.wait_changed(before)

    assert chat.text() == text


def test_a_reason_of_the_policy_is_chosen_and_kept_in_firefox(firefox: FirefoxLine) -> None:
    chat = firefox.open(DEEPSEEK)
    text = samples.customer_list(samples.customer_rows())

    chat.paste(text)
    made_up = chat.notice.until(
        lambda: chat.notice.find("radio", "The values are made up"), "a reason to choose"
    )[0]
    assert chat.notice.button("Continue").disabled
    chat.browser.click_at(made_up.x, made_up.y)
    chat.notice.until(lambda: not chat.notice.button("Continue").disabled, "Continue enabled")
    chat.notice.press("Continue")
    chat.wait_text(text)

    kept = lambda: "made up" in str([row["reason"] for row in firefox.history()])  # noqa: E731
    assert chat.notice.until(kept, "the chosen reason in the history")
    assert "made up" not in chat.seen()


def test_the_popup_says_what_may_be_pasted_here_in_firefox(firefox: FirefoxLine) -> None:
    firefox.open(DEEPSEEK)

    said = firefox.popup_says("May I paste this here?")

    after = [words for words in said.partition("May I paste this here?")[2].split("\n") if words]
    assert after[:6] == [
        *("Public, Internal", "Yes"),
        *("Sensitive", "With a reason"),
        *("Prohibited", "Only redacted"),
    ]


def test_a_page_that_is_no_chat_tool_is_left_alone_in_firefox(firefox: FirefoxLine) -> None:
    secret = samples.aws_key()
    chat = firefox.open(CLIPBOARD, "/inner", "#chat-input")

    chat.paste(f"key {secret}")
    chat.wait_text(f"key {secret}")

    assert chat.notice.shown() is None
