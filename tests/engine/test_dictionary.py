"""The organisation's own words, as people write them."""

import pytest

from handrail.engine.budget import STANDARD, Budget, Meter
from handrail.engine.dictionary import CHUNK_CHARS, compile_dictionaries, forms
from handrail.engine.policy import Dictionary
from handrail.engine.view import View
from handrail.engine.words import DataClass

PROJECTS = Dictionary("projects", ("Bluefin", "K2", "Red Harbour"), DataClass.SENSITIVE)
CUSTOMERS = Dictionary("customers", ("Mill & Sons",), DataClass.PROHIBITED)


def found(text: str, *dictionaries: Dictionary, derived: bool = False) -> list[str]:
    view = View(text, derived=derived)
    return [hit.value for hit in compile_dictionaries(dictionaries).hits(view, Meter(STANDARD))]


def listed(*terms: str, match: str = "forms", case: str = "any") -> Dictionary:
    return Dictionary("words", terms, DataClass.SENSITIVE, match, case)  # type: ignore[arg-type]


def test_each_term_is_found_with_its_dictionarys_class() -> None:
    text = "bluefin, K2 and K22 for MILL & SONS"
    lexicon = compile_dictionaries((PROJECTS, CUSTOMERS))

    hits = list(lexicon.hits(View(text), Meter(STANDARD)))

    assert [(hit.rule.id, hit.value, hit.data_class) for hit in hits] == [
        ("confidential.projects", "bluefin", DataClass.SENSITIVE),
        ("confidential.projects", "K2", DataClass.SENSITIVE),
        ("confidential.customers", "MILL & SONS", DataClass.PROHIBITED),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("all Bluefins at once", "Bluefins"),
        ("Bluefin's roadmap", "Bluefin"),
        ("Bluefin\u2019s roadmap", "Bluefin"),
        ("die Pläne des Bluefins.", "Bluefins"),
        ("git checkout red-harbour", "red-harbour"),
        ("RED_HARBOUR_URL=", "RED_HARBOUR"),
        ("about Red\nHarbour", "Red\nHarbour"),
        ("(Red Harbour)", "Red Harbour"),
        ("Bluefinについて", "Bluefin"),
    ],
)
def test_a_word_is_found_in_its_usual_forms(text: str, value: str) -> None:
    assert found(text, PROJECTS) == [value]


@pytest.mark.parametrize(
    "text", ["Bluefinance", "aBluefin", "K2s", "K2X", "RedHarbours", "Bluefinsome", "Redharbour"]
)
def test_a_part_of_another_word_is_not_the_word(text: str) -> None:
    assert found(text, PROJECTS) == []


def test_endings_follow_the_word() -> None:
    assert found("Foxes, Galaxies, Valleys", listed("Fox", "Galaxy", "Valley")) == [
        "Galaxies",
        "Valleys",
    ]
    assert found("Crosses and Oaks", listed("Cross", "Oak")) == ["Crosses"]
    assert found("its own", listed("IT")) == []


def test_a_dictionary_may_want_the_word_alone() -> None:
    words = listed("Bluefin", "Red Harbour", match="word")

    assert found("Bluefins, red-harbour, bluefin", words) == ["bluefin"]


def test_a_dictionary_may_want_it_anywhere() -> None:
    words = listed("fin", "Blue", match="anywhere")

    assert found("Bluefinsteuerung", words) == ["Blue", "fin"]


def test_a_dictionary_may_want_it_as_it_is_written() -> None:
    words = listed("Apple", "Red Harbour", case="exact")

    assert found("apple APPLE Apples red harbour Red-Harbour", words) == ["Apples", "Red-Harbour"]


def test_the_same_word_in_two_lists_is_told_by_both() -> None:
    other = Dictionary("boats", ("bluefin",), DataClass.INTERNAL)

    assert found("Bluefin", PROJECTS, other) == ["Bluefin", "Bluefin"]


def test_a_word_over_a_seam_is_found_once_and_a_cut_one_is_no_word() -> None:
    for shift in range(12):
        text = "x" * (CHUNK_CHARS - shift - 1) + " Red Harbour "

        assert found(text, PROJECTS) == ["Red Harbour"]
    assert found("x" * CHUNK_CHARS + "K2 y", PROJECTS) == []


def test_a_short_word_in_decoded_text_is_chance() -> None:
    assert found("K2 and Bluefin", PROJECTS, derived=True) == ["Bluefin"]


@pytest.mark.parametrize(
    "budget", [Budget(10, 500, 500), Budget(10_000, 2, 500), Budget(10_000, 500, 2)]
)
def test_past_the_budget_it_stops_and_says_so(budget: Budget) -> None:
    meter = Meter(budget)

    hits = list(compile_dictionaries((PROJECTS,)).hits(View("Bluefin " * 30), meter))

    assert len(hits) <= 2
    assert meter.spent


def test_what_a_person_is_told_may_be_the_organisations_own_words() -> None:
    own = Dictionary(
        "projects", ("Bluefin",), DataClass.SENSITIVE, title="A code name", why="W.", remedy="R."
    )
    [rule] = compile_dictionaries((own,)).rules

    assert (rule.title, rule.why, rule.remedy) == ("A code name", "W.", "R.")


def test_a_term_may_have_its_accents_apart() -> None:
    assert found("Projekt Gl\u00fccksfall", listed("Glu\u0308cksfall")) == ["Gl\u00fccksfall"]


def test_spaces_in_a_term_do_not_matter() -> None:
    assert forms("Red  Harbour", "word") == ("Red Harbour",)
    assert forms("City", "forms") == ("City", "Cities")
    assert forms("CITY", "forms") == ("CITY", "CITIES")
    assert forms("Boy", "forms") == ("Boy",)
