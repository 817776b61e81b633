"""What stands above a value and says what it is."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handrail.engine.above import Titles

TABLE = "name,ssn,city\nA B,1-2-3,X\nC D,4-5-6,Y\n"
FAR = "title\n" + "row\n" * 2000


def over(text: str, value: str) -> str:
    return Titles(text).heading(text.index(value))


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        (TABLE, "4-5-6", "ssn"),
        ("a | b\n--- | ---\n1 | 2-3\n", "2-3", "b"),
        ("Part numbers\n1-2-3\n4-5-6", "4-5-6", "Part numbers"),
        ("Part numbers\n\n1-2-3\n4-5-6", "1-2-3", "Part numbers"),
        ("Part numbers\r\n\r\n1-2-3\r\n4-5-6", "1-2-3", "Part numbers"),
        ("Part numbers\n------------\n\n1-2-3\n4-5-6", "1-2-3", "Part numbers"),
        ("Part numbers\r\n====\r\n\r\n1-2-3\r\n4-5-6", "1-2-3", "Part numbers"),
        ("A paragraph.\n\n------\n\n1-2-3\n4-5-6", "1-2-3", ""),
        ("1-2-3", "1-2-3", ""),
        ("a,b\n1,2,3,4-5", "4-5", "a,b"),
        (f"{'long ' * 30}\n1-2-3", "1-2-3", ""),
        (f"{FAR}1-2-3", "1-2-3", ""),
    ],
)
def test_the_head_of_a_column_or_the_title_of_a_block(text: str, value: str, said: str) -> None:
    assert over(text, value) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Thanks\n\nfirst\nto X", "Thanks\nfirst\nto "),
        ("to X", "\nto "),
        (f"{FAR}to X", None),
    ],
)
def test_what_leads_to_a_place_is_its_block_and_the_title_over_it(
    text: str, said: str | None
) -> None:
    leading = Titles(text).lead(text.index("X"))

    assert leading == said if said is not None else len(leading) < 700


LINES = st.lists(st.sampled_from(["a\n", "\n", "\r\n", "b\r\n", "c" * 3_000]), max_size=12)


@given(LINES.map("".join), st.lists(st.integers(0, 20_000), min_size=1, max_size=6))
@example("a\n\nb", [3, 2, 5])
def test_how_far_up_a_title_can_stand_is_the_same_in_any_order(
    text: str, places: list[int]
) -> None:
    titles = Titles(text)
    within = [min(place, len(text)) for place in places]

    assert [titles.highest(place) for place in within] == [
        Titles(text).highest(place) for place in within
    ]


ROWS = st.lists(
    st.sampled_from(
        ["name,ssn\n", "A,1\n", "id  no\n", "7  8\n", "\n", "\r\n", "k: ", "a\tb\r\n", "c" * 3_000]
    ),
    max_size=12,
)


@given(ROWS.map("".join), st.lists(st.integers(0, 20_000), min_size=1, max_size=6))
def test_what_is_over_a_place_is_the_same_in_any_order(text: str, places: list[int]) -> None:
    titles = Titles(text)
    within = [min(place, len(text)) for place in places]

    assert [titles.heading(place) for place in within] == [
        Titles(text).heading(place) for place in within
    ]
    assert [titles.is_filed(place) for place in within] == [
        Titles(text).is_filed(place) for place in within
    ]
