"""Images and files that are pasted: never unseen, and whole when the person lets them in.

Their clipboard is the real one of a display, as Firefox without a window has none for images.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from e2e import matrix
from e2e.desk import Desk, chromium_desk, firefox_desk, picture
from e2e.display import display
from e2e.site import serve

pytestmark = pytest.mark.browser

POLICY = """[policy]
id = "test"
version = 1
owner = "tests"

[when]
unscannable = "{action}"
"""
MORE_EDITORS = ("quill", "plaintext") if os.environ.get("HANDRAIL_FULL") == "1" else ()


@pytest.fixture(scope="module", params=[chromium_desk, firefox_desk])
def desk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """Each browser in turn, with the editors served."""
    folder = tmp_path_factory.mktemp("files")
    with ExitStack() as closing:
        site = closing.enter_context(serve(folder))
        matrix.bundle(folder)
        yield request.param(site, closing.enter_context(display()), closing)


# What the agent answers is the same for both.
ONE_BROWSER = pytest.mark.parametrize("desk", [chromium_desk], indirect=True)


@pytest.fixture
def papers(tmp_path: Path) -> bytes:
    """The addresses of a text and a binary file, as a file manager copies them."""
    text, binary = tmp_path / "notes one.txt", tmp_path / "drawing.bin"
    text.write_text("minutes of the meeting\n")
    binary.write_bytes(bytes(range(256)))
    return "\n".join(file.as_uri() for file in (text, binary)).encode()


@contextmanager
def policy_says(desk: Desk, action: str) -> Iterator[None]:
    """Let a policy with this answer to what cannot be read hold."""
    desk.agent.stop()
    policy = desk.place.state / "policy.toml"
    policy.write_text(POLICY.format(action=action))
    desk.agent.start()
    try:
        yield
    finally:
        desk.agent.stop()
        policy.unlink()
        desk.agent.start()


def test_an_image_alone_is_held_and_kept_out_whole(desk: Desk) -> None:
    desk.copy(picture(), "image/png")
    before = desk.open("contenteditable", taking=True)

    desk.seat.keys("Control+v")
    said = desk.notice.wait().name
    desk.notice.press_escape()

    assert "could not be checked" in said
    assert desk.seen() == []
    assert desk.state() == before


def test_an_image_that_is_let_in_reaches_the_page_whole(desk: Desk) -> None:
    desk.copy(picture(), "image/png")
    expected = desk.natively("textarea", taking=True)

    assert desk.continued("textarea", taking=True) == expected
    assert expected[0][0]["files"]


@pytest.mark.parametrize("editor", ["contenteditable", "prosemirror", *MORE_EDITORS])
def test_an_image_that_is_let_in_stands_in_the_editor_as_natively(desk: Desk, editor: str) -> None:
    desk.copy(picture(), "image/png")

    assert desk.continued(editor)[1] == desk.natively(editor)[1]


def test_files_that_are_let_in_reach_the_page_whole(desk: Desk, papers: bytes) -> None:
    desk.copy(papers, "text/uri-list")
    expected = desk.natively("prosemirror", taking=True)

    assert desk.continued("prosemirror", taking=True) == expected
    assert expected[0][0]["files"][0][:2] == ["notes one.txt", "text/plain"]


def test_an_image_goes_in_with_the_text_and_the_html_beside_it(desk: Desk) -> None:
    desk.copy_all("our plan", "<b>our</b> plan", picture())
    expected = desk.natively("textarea", taking=True)

    assert desk.continued("textarea", taking=True) == expected
    assert expected[0][0]["files"]
    assert expected[0][0]["plain"] == "our plan"


@ONE_BROWSER
def test_a_policy_that_blocks_what_cannot_be_read_offers_no_way_in(desk: Desk) -> None:
    desk.copy(picture(), "image/png")
    with policy_says(desk, "block"):
        desk.open("textarea", taking=True)
        desk.seat.keys("Control+v")
        buttons = [node.name for node in desk.notice.wait().walk() if node.role == "button"]
        desk.notice.press_escape()

    assert not [name for name in buttons if name.startswith(("Continue", "Redact"))]
    assert desk.seen() == []


@ONE_BROWSER
def test_a_policy_that_allows_what_cannot_be_read_says_that_it_was_not_checked(desk: Desk) -> None:
    desk.copy(picture(), "image/png")
    expected = desk.natively("textarea", taking=True)
    with policy_says(desk, "allow"):
        desk.open("textarea", taking=True)
        desk.seat.keys("Control+v")
        said = desk.notice.wait_status("Not checked")

    assert "file" in said
    assert desk.seen() == expected[0]


def test_an_image_whose_editor_left_is_not_lost_silently(desk: Desk) -> None:
    desk.copy(picture(), "image/png")
    desk.open("contenteditable")
    desk.seat.keys("Control+v")
    desk.notice.wait()
    desk.seat.read("document.querySelector('#editor').remove()")
    desk.notice.press("Continue")

    assert "still on your clipboard" in desk.notice.wait_status("not pasted")
