"""Messages: templates, values that nobody reads as templates, languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_tui.domain.message import Message, Refusal


class Dutch:
    """A catalogue of three sentences."""

    SAID = {
        "table {number}: {theme}": "tafel {number}: {theme}",
        "round {number}": "ronde {number}",
        "“{what}” is past.": "“{what}” is voorbij.",
    }

    def gettext(self, message: str, /) -> str:
        return self.SAID.get(message, message)

    def ngettext(self, singular: str, plural: str, n: int, /) -> str:
        return "{n} tafel" if n == 1 else "{n} tafels"


def test_values_go_into_the_template_of_the_language() -> None:
    message = Message("table {number}: {theme}", number=3, theme="Jeugd")
    assert str(message) == "table 3: Jeugd"
    assert message.render(Dutch()) == "tafel 3: Jeugd"


@pytest.mark.parametrize("text", ["{", "}", "{}", "{number}", "{0.__class__}", "%s %(x)d", "[/]", "{{ x }}"])
def test_what_a_user_typed_is_no_template(text: str) -> None:
    assert str(Message("table {number}: {theme}", number=1, theme=text)) == f"table 1: {text}"
    assert Message("“{what}” is past.", what=text).render(Dutch()) == f"“{text}” is voorbij."


@given(st.text())
def test_any_text_is_shown_as_it_is(text: str) -> None:
    assert str(Message("“{what}”", what=text)) == f"“{text}”"


def test_a_message_in_a_message_is_said_in_the_same_language() -> None:
    message = Message("“{what}” is past.", what=Message("round {number}", number=2))
    assert message.render(Dutch()) == "“ronde 2” is voorbij."
    assert str(message) == "“round 2” is past."


def test_counted_messages() -> None:
    def tables(n: int) -> Message:
        return Message.counted("{n} table", "{n} tables", n)

    assert [str(tables(n)) for n in (0, 1, 2)] == ["0 tables", "1 table", "2 tables"]
    assert [tables(n).render(Dutch()) for n in (1, 2)] == ["1 tafel", "2 tafels"]


def test_messages_are_equal_by_what_they_say() -> None:
    one, same = Message("round {number}", number=1), Message("round {number}", number=1)
    assert one == same
    assert hash(one) == hash(same)
    assert one != Message("round {number}", number=2)
    assert one != "round 1"
    assert repr(one) == "Message('round 1')"


def test_a_refusal_says_what_is_wrong_and_what_to_do() -> None:
    refusal = Refusal(Message("“{what}” is past.", what="{Lunch}"), Message("Undo first."))
    assert str(refusal) == "“{Lunch}” is past. Undo first."
    assert refusal.render(Dutch()) == "“{Lunch}” is voorbij. Undo first."
    assert str(Refusal(Message("No."))) == "No."
    assert refusal.exit_code == 1
