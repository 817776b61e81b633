"""What happened to an example, in words."""

import pytest

from governance.house import source_of, starter_text
from handrail.engine.words import Action, Posture
from handrail.governance.examples import run_examples
from handrail.governance.outcomes import UnprovenError, action_words, filled, outcome_of
from handrail.governance.sections import all_sections
from handrail.local.builtin import builtin_rules

SECRETS = next(
    one for section in all_sections() for one in section.statements if one.id == "secrets-stopped"
)
ANOTHER = """
[[examples]]
name = "Another key"
site = "https://chat.unlisted.example"
text = "{{api-key}}"
action = "block"
proves = ["secrets-stopped"]
"""


def test_what_happened_is_said_in_words() -> None:
    source = source_of(starter_text("personal") + ANOTHER)
    ran = run_examples(source.written.examples, source.policy, builtin_rules())

    outcome = outcome_of(SECRETS, ran, Posture.ENFORCE)

    assert outcome == "is stopped, and the same text with the values hidden may go"


def test_examples_that_disagree_are_told_apart() -> None:
    lowered = '[rules."secret.aws-access-key"]\nclass = "prohibited"\n'
    looser = starter_text("personal") + lowered + ANOTHER.replace("chat.unlisted", "x.unlisted")
    source = source_of(looser.replace("offer_redacted = true", "offer_redacted = false"))
    ran = run_examples(source.written.examples, source.policy, builtin_rules())

    assert outcome_of(SECRETS, ran, Posture.ENFORCE) == "is stopped"


def test_without_examples_it_is_said_what_would_prove_it() -> None:
    with pytest.raises(UnprovenError, match="prohibited content with a finding of category secret"):
        outcome_of(SECRETS, (), Posture.ENFORCE)


@pytest.mark.parametrize("action", list(Action))
def test_every_action_has_words_that_end_a_sentence(action: Action) -> None:
    words = action_words(action, redacted_may_go=False)

    assert words
    assert not words.endswith(".")


def test_only_the_names_in_a_sentence_are_filled() -> None:
    assert filled("{a} {outcome}", {"a": "{b}"}, "goes") == "{b} goes"
