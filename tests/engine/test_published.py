"""News, published reports, lessons and plays are nobody's secret."""

import pytest

from handrail.engine.memo import Memo
from handrail.engine.published import is_published
from handrail.engine.words import Category

NEWS = (
    "Mill Foods said on Tuesday it had agreed to acquire Lindt Snacks for €1.9bn. "
    "Shares in Mill fell 4.2 per cent as analysts questioned the price."
)


def published(text: str, category: Category = Category.BUSINESS) -> bool:
    return is_published(category, Memo(), text, 0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        "FOR IMMEDIATE RELEASE: Mill Therapeutics meets its endpoint",
        "From the published annual report: revenue fell to £1,048m",
        "Mill v Lindt [1978] IRLR 379; the tribunal asked, and the appellant submits",
        "Fass mir den Artikel zusammen: Die Übernahme wurde vollzogen",
        "A scene of my play: the board meets, and the CFO hides under the table",
        "HAMBURG \u2013 Mill raised its guidance, analysts had expected less, per share too",
    ],
)
def test_what_says_or_shows_that_all_may_read_it_is_published(text: str) -> None:
    assert published(text)


@pytest.mark.parametrize(
    "text",
    [
        "Board paper: we agreed to acquire Lindt Snacks for €1.9bn; the dividend per share falls",
        "Under embargo, for immediate release on Thursday: revenue fell, so not out yet",
        "Our analysts think that we miss the quarter",
    ],
)
def test_what_is_still_inside_is_not(text: str) -> None:
    assert not published(text)


def test_only_papers_are_published() -> None:
    assert not published(NEWS, Category.SECRET)
