"""Redact keeps what an editor shows of the structure, and hides what was found in it."""

import json

import pytest

from e2e import samples
from e2e.chat import Line
from e2e.site import CHATGPT

pytestmark = pytest.mark.browser


def test_bold_and_lists_survive_a_redacted_paste(line: Line) -> None:
    chat = line.open(CHATGPT)
    secret = samples.aws_key()
    html = f"<p>The <strong>key</strong></p><ul><li>{secret}</li><li>second</li></ul>"

    chat.paste(f"The key\n{secret}\nsecond", html)
    chat.notice.press("Redact")
    chat.notice.until(lambda: "second" in json.dumps(chat.state()), "the redacted paste")
    document = json.dumps(chat.state()["doc"])
    seen = chat.seen()
    chat.page.close()

    assert '"bullet_list"' in document
    assert '"strong"' in document
    assert secret not in document
    assert secret not in seen
