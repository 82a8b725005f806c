"""People put into the list beside a session file: what is as it was stays letter for letter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_tui.domain.conference import Participant
from workshop_tui.sessionfile.people_file import people_of
from workshop_tui.sessionfile.people_saving import people_text

TEXT = (
    'naam,telefoon,organisatie,functie\r\n"Jansen, Ann",06-1,Noord,"wethouder; zorg"\r\n'
    "Bob,06-2,,\r\nCas,06-3\r\n"
)


def listed(text: str) -> tuple[Participant, ...]:
    """The people in a list."""
    return tuple(each.person for each in people_of(text).people)


PEOPLE = listed(TEXT)


def test_nothing_changed_is_the_same_text() -> None:
    assert people_text(TEXT, PEOPLE, PEOPLE) == TEXT


def test_other_columns_stay_with_their_person() -> None:
    ann, bob, cas = PEOPLE
    people = (Participant("Dee", "", "Zuid"), cas, replace(bob, name="Bobby"), replace(ann, group="A"))
    text = people_text(TEXT, PEOPLE, people)
    assert text is not None
    assert listed(text) == people
    assert text.splitlines() == [
        "naam,telefoon,organisatie,functie,group",
        "Dee,,Zuid,,",
        "Cas,06-3",
        "Bobby,06-2,,,",
        '"Jansen, Ann",06-1,Noord,wethouder; zorg,A',
    ]


def test_somebody_else_does_not_get_the_telephone_of_who_left() -> None:
    text = people_text(TEXT, PEOPLE, (*PEOPLE[:1], Participant("Eva"), *PEOPLE[2:]))
    assert text is not None
    assert "06-2" not in text
    assert "Eva,,," in text


@pytest.mark.parametrize(
    "heading", ["voornaam;tussenvoegsel;achternaam", "achternaam", "achternaam;voornaam"]
)
def test_names_in_parts(heading: str) -> None:
    text = f"{heading}\n" + "".join(f"{'X;' * heading.count(';')}Y{n}\n" for n in range(2))
    before = listed(text)
    people = (Participant("Jan van der Berg"), *before, Participant("Solo"))
    made = people_text(text, before, people)
    assert made is not None
    assert listed(made) == people


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            Participant,
            st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=8),
            st.sampled_from(["", 'een "rol"', "a;b,c"]),
            st.sampled_from([None, "Noord"]),
            st.sampled_from([None, "A"]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_whatever_is_put_in_is_read_back(people: list[Participant]) -> None:
    text = people_text(TEXT, PEOPLE, (*people, *PEOPLE))
    assert text is not None
    assert listed(text) == (*people, *PEOPLE)


def test_a_list_with_faults_is_not_written() -> None:
    assert people_text("naam;rol\n;geen naam\n", (), ()) is None
