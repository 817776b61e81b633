"""Values written as TOML."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from handrail.governance.toml_text import listed, quoted, slug

ANY = st.text(st.characters(exclude_categories=["Cs"]))


@given(ANY)
def test_any_text_comes_back_from_toml(text: str) -> None:
    assert tomllib.loads(f"x = {quoted(text)}\n")["x"] == text


@given(st.lists(ANY))
def test_any_list_comes_back_from_toml(texts: list[str]) -> None:
    assert tomllib.loads(f"x = {listed(texts)}\n")["x"] == texts


def test_an_id_is_made_of_any_name() -> None:
    assert slug("Acme & Söhne GmbH") == "acme-s-hne-gmbh"
    assert slug("株式会社") == "policy"
    assert len(slug("a" * 200)) <= 64
