"""Whether a note is on somebody, or talk about its topic."""

import pytest

from handrail.engine.candidate import Candidate
from handrail.engine.noted import greeted_on_work, noted

ON_SOMEBODY = [
    "Ms Porter, ⟦written warning⟧ likely",
    "⟦Suspended⟧ L. Marchetti, laptop taken",
    "Jonas: ⟦underperforming⟧",
    "⟦written warning⟧ for the employee Xanthe Quill, late on 3 May",
    "Hausbesuch Fam. Petrow: Säugling mit ⟦Untergewicht⟧",
    "Dear Ms Porter,\nI have decided to issue you with a ⟦written warning⟧.",
    "Sehr geehrte Frau Lorenz, wir mahnen Sie ab: ⟦Abmahnung⟧",
    'Make it kinder: "Dear Ms Porter, I issue you a ⟦written warning⟧."',
    'Make it kinder: "Ms Porter, ⟦written warning⟧ likely"',
    "Could you write a ⟦written warning⟧ to Anna?",
    "Frau Klein hat eine ⟦Abmahnung⟧ von ihrer Chefin bekommen, zu spät gekommen",
    "Frau Klein, ⟦Abmahnung⟧ wegen Verspätung",
    "Herr Groß hat eine ⟦Abmahnung⟧ wegen Streaming in der Arbeitszeit erhalten",
    "Herr Groß hat eine ⟦Abmahnung⟧ wegen Filesharing am Dienstrechner",
    "⟦Abmahnung⟧ an Herrn Groß: erklären Sie, was Sie tun werden",
]
ON_NOBODY = [
    "⟦written warning⟧: what is it?",
    "Hi Anna, who keeps a ⟦written warning⟧?",
    "Anna, can you print the ⟦written warning⟧?",
    "Anna, the ⟦written warning⟧ is on the table",
    "Ms Porter explains the ⟦written warning⟧ on Friday",
    "My boss Tony gave me a ⟦written warning⟧.",
    "Ask Carol where a ⟦written warning⟧ is kept.",
    "Where is a ⟦written warning⟧ kept? Thanks, Ruth",
    "Anna gives a training on the ⟦written warning⟧",
    "Frau Lorenz leitet die Schulung zur ⟦Abmahnung⟧",
    "Tom Reed got a ⟦written warning⟧, the club said.",
    "Tom Reed got a ⟦written warning⟧, officials said on Monday.",
    "Anna is on holiday.\n\nA ⟦written warning⟧ stays on file.",
    "⟦Abmahnung⟧ von Kündigung Arbeitsvertrag",
    "Frau Klein hat eine ⟦Abmahnung⟧ von einem Musikverlag bekommen",
    "Frau Klein hat eine ⟦Abmahnung⟧ wegen angeblichen Filesharings bekommen",
    'Make it simple: "Dear Mrs Poole, 41 ⟦applicants⟧ are before you."',
    "Was Sie tun können, wenn Herr Groß eine ⟦Abmahnung⟧ bekommt",
    "Sig.ra Rossi, può stampare la ⟦contestazione disciplinare⟧?",
    "Pani Nowak, proszę o ⟦upomnienie⟧ do druku",
    "¿Por qué hay ⟦faltas de asistencia⟧, Sra. Ruiz?",
]


def marked(text: str) -> Candidate:
    """Return what stands between the brackets ⟦ and ⟧."""
    start, end = text.index("⟦"), text.index("⟧") - 1
    plain = text.replace("⟦", "").replace("⟧", "")
    return Candidate(plain, start, end, plain[start:end])


@pytest.mark.parametrize("text", ON_SOMEBODY)
def test_a_note_names_whom_it_is_about(text: str) -> None:
    assert noted(marked(text))


@pytest.mark.parametrize("text", ON_NOBODY)
def test_who_is_greeted_asked_or_signs_is_not_noted(text: str) -> None:
    assert not noted(marked(text))


def test_a_letter_about_work_greets_one_person() -> None:
    assert greeted_on_work(marked("Monsieur, ⟦votre salaire⟧ brut sera porté à 3 150 euros."))
    assert not greeted_on_work(marked("Monsieur, ⟦votre salaire⟧ est-il imposable ?"))
    assert not greeted_on_work(marked("⟦votre salaire⟧ brut sera porté à 3 150 euros."))
