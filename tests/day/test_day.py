"""The set itself: large enough, varied enough, the same each time, and literal-free."""

import re
from collections import Counter

from day.clean import clean
from day.paste import GAP
from day.stopped import stopped

ROLES = {"engineer", "nurse", "lawyer", "seller", "hr", "student"}
CATEGORIES = {
    *("secret", "identity", "payment", "health", "contact"),
    *("network", "confidential", "code", "business"),
}
# What is not in English is hard to count, so the test counts letters that English does not have.
FOREIGN = re.compile(r"[äöüßéèçñãłşžřýà¿„\u0400-\u04ff\u0600-\u06ff\u3040-\u9fff\uac00-\ud7af]")


def test_each_role_has_fifty_pastes_that_may_go() -> None:
    roles = Counter(paste.role for paste in clean())

    assert set(roles) == ROLES
    assert min(roles.values()) >= 50


def test_every_category_has_pastes_to_stop() -> None:
    labels = {(paste.category, paste.data_class) for paste in stopped()}

    assert {category for category, _ in labels} == CATEGORIES
    assert {data_class for _, data_class in labels} == {"prohibited", "sensitive"}
    assert len(stopped()) >= 150


def test_no_paste_is_there_twice() -> None:
    pastes = [*clean(), *stopped()]

    assert len({paste.id for paste in pastes}) == len(pastes)
    assert len({paste.text for paste in pastes}) == len(pastes)


def test_a_seed_gives_the_same_pastes_and_another_one_others() -> None:
    assert stopped(3) == stopped(3)
    assert stopped(3) != stopped(4)


def test_no_gap_stays_open() -> None:
    assert [paste.id for paste in (*clean(), *stopped()) if GAP.search(paste.text)] == []


def test_lengths_go_from_a_few_words_to_pages() -> None:
    lines = [paste.text.count("\n") + 1 for paste in clean()]

    assert min(lines) == 1
    assert max(lines) >= 150


def test_one_paste_in_ten_is_not_in_english() -> None:
    foreign = [paste for paste in clean() if FOREIGN.search(paste.text)]

    assert len(foreign) >= len(clean()) / 10
