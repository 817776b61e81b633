"""The examples that prove a policy's sentences."""

from governance.house import HEAD, source_of, starter
from handrail.engine.place import place
from handrail.engine.words import Tier
from handrail.governance.document import needed_proofs
from handrail.governance.samples import proving_examples
from handrail.governance.sites import host_of
from handrail.local.builtin import builtin_rules


def test_every_sentence_that_claims_something_gets_an_example() -> None:
    source = starter("bank")
    needed = [one for _, one in needed_proofs(source.written, source.policy)]

    examples = proving_examples(needed, source.policy, builtin_rules())

    assert {one.id for one in needed} == {proof for one in examples for proof in one.proves}


def test_an_example_for_an_approved_tool_is_at_a_site_of_its_tier() -> None:
    source = starter("bank")
    needed = [one for _, one in needed_proofs(source.written, source.policy)]
    for example in proving_examples(needed, source.policy, builtin_rules()):
        if "pci-approved" in example.proves:
            tier = place(host_of(example.site), source.policy).tier
            assert tier is Tier.APPROVED


def test_where_no_tool_is_approved_no_example_pretends_one() -> None:
    source = source_of(HEAD)
    needed = [one for _, one in needed_proofs(source.written, source.policy)]

    sites = {one.site for one in proving_examples(needed, source.policy, builtin_rules())}

    assert sites == {"https://chat.unlisted.example"}
