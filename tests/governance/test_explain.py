from governance.house import HEAD, UNLISTED, source_of, starter
from handrail.engine.layers import tighten
from handrail.governance.explain import explain
from handrail.local.builtin import builtin_catalogue, builtin_rules
from handrail.local.layering import Layer

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


def test_the_reasons_to_choose_from_are_told_with_the_layer_they_come_from() -> None:
    upper = HEAD + 'posture = "coach"\n[overrides]\nreasons = ["Made up", "Agreed"]\n'
    lower = '[policy]\nid = "team"\nversion = 1\nowner = "Bo"\n[overrides]\nreasons = ["Mine"]\n'
    above = source_of(upper).policy
    both = tighten(above, lower, "team.toml", builtin_catalogue(), builtin_rules().by_id)
    layers = (Layer("policy.toml", upper, above), Layer("team.toml", lower, both))

    lines = dict(explain("our password is Kx7!quarry88", HOST, both, builtin_rules(), layers))

    assert lines["reasons"] == "Made up; Agreed; or one of your own (policy.toml line 7)"
