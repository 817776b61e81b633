"""Whether code is internal as a whole, or only a part of a library is nobody else's."""

import pytest

from handrail.engine.candidate import Candidate
from handrail.engine.code_guards import CODE_GUARDS

STANDING = [
    ("claimed", "/*\n * ⟦For internal use only⟧.\n */"),
    ("claimed", "    # This file is ⟦for internal use only⟧"),
    ("claimed", "// No ⟦proprietary information of Mill may be copied.⟧"),
    ("claimed", "# This file contains ⟦confidential information⟧ of the mill"),
    ("claimed", "# Property of the mill. ⟦Trade secret⟧. Do not copy."),
    ("claimed", "# This code is ⟦for internal use only⟧"),
    ("internal-code", "⟦url = 'https://nexus.mill.internal/a'⟧"),
    ("internal-code", "⟦import x  # internal only⟧"),
    ("internal-code", '⟦host = "db.mill.corp"⟧'),
    ("internal-code", "⟦url = https://gitlab.mill.net/issues⟧"),
    ("claimed", "# ⟦CONFIDENTIAL - do not share⟧"),
    ("not-of-a-part", "- a plan\n\n⟦For internal use only⟧."),
    ("internal-code", "⟦class A: pass  # This project is for internal use only⟧"),
    ("not-of-a-part", "This document is ⟦for internal use only⟧."),
    ("not-of-a-part", "These functions are ⟦strictly confidential⟧."),
    ("internal-code", "⟦import x  # this is closed source⟧"),
    ("not-of-a-part", "class A:\n    pass\n\n\n⟦for internal use only⟧"),
    ("claimed", "# No ⟦proprietary information may be copied.⟧"),
    ("claimed", "# No copies. ⟦Confidential information⟧"),
    ("not-licensed", "// Copyright Mill AG. ⟦All rights reserved.⟧"),
    ("not-licensed", "// ⟦PROPRIETARY⟧, and parts of it are free software"),
    ("not-of-a-part", "The class was full. This plan is ⟦for internal use only⟧."),
]
FALLING = [
    ("claimed", "int x;\n\t/* for kernel module ⟦internal use only⟧ */"),
    ("not-of-a-part", "/* These three flags are ⟦internal use only⟧. */"),
    (
        "not-of-a-part",
        'def f():\n    """Collect.\n\n    ⟦For internal use only⟧.\n    """\n',
    ),
    ("claimed", "# --enable-⟦confidential-nodes makes the nodes⟧"),
    ("not-of-a-part", "--progress-title\n    ⟦For internal use only⟧."),
    ("not-of-a-part", "--strict\n    Stop at the first. ⟦For internal use only⟧."),
    ("not-of-a-part", "B<FOR ⟦INTERNAL USE⟧ ONLY>"),
    ("internal-code", "⟦The primordials are meant for internal use only⟧"),
    ("internal-code", "⟦see https://gitlab.com/mill/issues⟧"),
    ("internal-code", "⟦see https://gitlab.mill.org/issues⟧"),
    ("claimed", "# There are no ⟦trade secrets⟧ in this file"),
    ("claimed", "# Do not put ⟦confidential information⟧ into the log"),
    ("claimed", "# The cable is ⟦for internal use only⟧, not outdoors"),
    ("claimed", "# This helper is ⟦for internal use only⟧"),
    ("not-of-a-part", "=head1 DESCRIPTION\n\nB<FOR⟦ INTERNAL USE ONLY⟧>"),
    ("claimed", "# it contains no ⟦trade secrets.⟧"),
    ("claimed", "# it does not contain any ⟦confidential information.⟧"),
    ("claimed", "# without secret or ⟦proprietary information⟧"),
    ("internal-code", "⟦not on par with the closed source plugin⟧"),
    ("internal-code", "⟦/* For internal use by the debugger. */ void *data;⟧"),
    ("not-of-a-part", "/* private: ⟦internal use only⟧ */"),
    ("not-of-a-part", "/* Opaque type for ⟦internal use⟧. */"),
    ("internal-code", "/* Opaque type for ⟦internal use. */ const x;⟧"),
    (
        "not-of-a-part",
        '\ndef f(\n    x: int,\n) -> int:\n    """Make one.\n\n    ⟦For internal use only⟧.',
    ),
    ("not-licensed", "/* SPDX-License-Identifier: MIT */\n/* (c) Mill. ⟦All rights reserved.⟧"),
    ("not-licensed", "# ⟦All rights reserved.⟧\n#\n# Permission to use, copy, and modify"),
    ("internal-code", "⟦from mill.internal.flow import find⟧"),
    ("internal-code", "⟦self.internal = internal⟧"),
    ("internal-code", "⟦def f(): '''This routine is for internal use only.'''⟧"),
    ("not-of-a-part", "This routine is ⟦for internal use only⟧."),
    ("not-of-a-part", "These properties are meant ⟦for internal use only⟧."),
]


def _marked(text: str) -> Candidate:
    start, end = text.index("⟦"), text.index("⟧") - 1
    plain = text.replace("⟦", "").replace("⟧", "")
    return Candidate(plain, start, end, plain[start:end])


@pytest.mark.parametrize(("guard", "text"), STANDING)
def test_code_that_is_internal_as_a_whole_stands(guard: str, text: str) -> None:
    """A host of the organisation, or a sentence about the document."""
    assert CODE_GUARDS[guard](_marked(text))


@pytest.mark.parametrize(("guard", "text"), FALLING)
def test_a_part_of_a_library_falls(guard: str, text: str) -> None:
    """A package's name, an attribute, a sentence about a routine."""
    assert not CODE_GUARDS[guard](_marked(text))


def test_every_guard_is_tried_both_ways() -> None:
    """A new guard needs a text on either side."""
    assert {guard for guard, _ in STANDING} == {guard for guard, _ in FALLING} == set(CODE_GUARDS)
