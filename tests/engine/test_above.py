"""What stands above a value and says what it is."""

import pytest

from handrail.engine.above import heading, lead

TABLE = "name,ssn,city\nA B,1-2-3,X\nC D,4-5-6,Y\n"
FAR = "title\n" + "row\n" * 2000


def over(text: str, value: str) -> str:
    return heading(text, text.index(value))


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        (TABLE, "4-5-6", "ssn"),
        ("a | b\n--- | ---\n1 | 2-3\n", "2-3", "b"),
        ("Part numbers\n1-2-3\n4-5-6", "4-5-6", "Part numbers"),
        ("Part numbers\n\n1-2-3\n4-5-6", "1-2-3", "Part numbers"),
        ("Part numbers\r\n\r\n1-2-3\r\n4-5-6", "1-2-3", "Part numbers"),
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
    leading = lead(text, text.index("X"))

    assert leading == said if said is not None else len(leading) < 700
