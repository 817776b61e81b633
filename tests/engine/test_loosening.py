"""What a layer may not ask for: the sentence a person reads. The rest is in test_layers.py."""

from handrail.engine.loosening import POSTURES, note_loosenings, rank_of
from handrail.engine.policy_text import compile_policy
from handrail.engine.tables import Report
from handrail.engine.words import Action, Posture
from handrail.local.builtin import builtin_catalogue, builtin_rules, starter_policy

TEXT = '[policy]\nid = "team"\nversion = 1\nowner = "Ada"\nposture = "observe"\n'


def test_an_absent_action_is_the_mildest() -> None:
    assert rank_of(None) < rank_of(Action.ALLOW) < rank_of(Action.BLOCK)
    assert POSTURES[0] is Posture.OBSERVE


def test_only_what_the_file_says_is_compared() -> None:
    lower = compile_policy(TEXT, builtin_catalogue(), builtin_rules().by_id, "team.toml")
    silent, loud = Report(TEXT, "team.toml"), Report(TEXT, "team.toml")

    note_loosenings(starter_policy(), lower, {}, builtin_rules().by_id, silent)
    said = {"policy": {"posture": "observe"}}
    note_loosenings(starter_policy(), lower, said, builtin_rules().by_id, loud)

    assert (len(silent), len(loud)) == (0, 1)
