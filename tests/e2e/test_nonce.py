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
ASKED_ABOUT = "to info@handrail.example "


def test_forty_kills_of_the_worker_never_repeat_a_nonce(tapped: tuple[Line, Tap]) -> None:
    line, tap = tapped
    chat = line.open(DEEPSEEK)
    session = browser_session(line.context)
    line.clipboard.write(ASKED_ABOUT)
    killed = 0

    for turn in range(1, KILLS + 1):
        chat.keys("Control+v")
        # Every second kill comes while the question is on its way.
        if turn % 2:
            chat.wait_text(ASKED_ABOUT * turn)
        killed += kill_worker(session, EXTENSION_CHROMIUM_ID)
        chat.wait_text(ASKED_ABOUT * turn)

    pairs = tap.pairs()
    assert killed == KILLS
    assert len(set(tap.sessions)) == len(tap.sessions) >= KILLS
    assert len(pairs) >= KILLS
    assert len(set(pairs)) == len(pairs)
