"""A (session, counter) pair, and with it a nonce, is never used twice."""

import pytest

from drive.chromium import browser_session, kill_worker
from e2e.chat import Line
from e2e.site import DEEPSEEK
from e2e.wiretap import Tap
from handrail.local.browsers import EXTENSION_CHROMIUM_ID

pytestmark = [pytest.mark.browser, pytest.mark.fault]

KILLS = 40
# One address is asked about and may go in, so that no notice has to be answered 40 times.
ASKED_ABOUT = "to info%2540handrail.example "


def test_forty_kills_of_the_worker_never_repeat_a_nonce(tapped: tuple[Line, Tap]) -> None:
    line, tap = tapped
    chat = line.open(DEEPSEEK)
    session = browser_session(line.context)
    line.clipboard.write(ASKED_ABOUT)
    chat.keys("Control+v")
    chat.wait_text(ASKED_ABOUT)
    killed = 0

    for turn in range(1, 2 * KILLS):
        if killed == KILLS:
            break
        # Every second kill comes while a question is on its way, which is then asked again.
        if turn % 2:
            killed += kill_worker(session, EXTENSION_CHROMIUM_ID)
            chat.keys("Control+v")
        else:
            chat.keys("Control+v")
            killed += kill_worker(session, EXTENSION_CHROMIUM_ID)
        chat.wait_text(ASKED_ABOUT * (turn + 1))

    pairs = tap.pairs()
    assert killed == KILLS
    assert len(set(tap.sessions)) == len(tap.sessions) > KILLS // 2
    assert len(set(pairs)) == len(pairs) > KILLS
