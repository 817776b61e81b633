from governance.house import UNLISTED, starter
from handrail.governance.explain import explain
from handrail.local.builtin import builtin_rules

HOST = UNLISTED.removeprefix("https://")


def told(text: str) -> dict[str, list[str]]:
    """Explain a text for a tool nobody decided about, under the bank's policy."""
    lines: dict[str, list[str]] = {}
    for word, line in explain(text, HOST, starter("bank").policy, builtin_rules(), ()):
        lines.setdefault(word, []).append(line)
    return lines


def test_a_harmless_text_needs_no_way_out() -> None:
    assert told("see you at ten")["action"] == ["allow"]
    assert "otherwise" not in told("see you at ten")


def test_what_was_found_is_told_and_never_shown() -> None:
    lines = told("our password is Kx7!quarry88")

    assert lines["action"] == ["block"]
    assert "secret." in lines["found"][0]
    assert lines["otherwise"][0] == "with what was found hidden: allow"
    assert "quarry" not in str(lines)
