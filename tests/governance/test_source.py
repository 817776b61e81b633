"""A policy with the lines it was read from."""

import pytest

from governance.house import HEAD, source_of
from handrail.engine.tables import FileUnusableError

EXAMPLE = '[[examples]]\nname = "a"\nsite = "https://chatgpt.com"\ntext = "x"\naction = "allow"\n'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (EXAMPLE.replace('"x"', '"{{crad}}"'), r"has \{\{crad\}\}, which stands for nothing"),
        (EXAMPLE + EXAMPLE, "stands twice"),
        (EXAMPLE.replace("https://chatgpt.com", "https://"), "names no site"),
        (EXAMPLE.replace("https://chatgpt.com", "https://[::1"), "names no site"),
        (EXAMPLE.replace('"allow"', '"alow"'), "is not an action"),
        (EXAMPLE.replace('"x"', '""'), "is not a text"),
    ],
)
def test_an_example_that_cannot_run_is_named(text: str, problem: str) -> None:
    with pytest.raises(FileUnusableError, match=problem):
        source_of(HEAD + text)


def test_a_source_keeps_its_text_out_of_what_is_printed() -> None:
    assert "Ada" not in repr(source_of(HEAD))
