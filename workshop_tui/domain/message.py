"""What the program says to a person, before it is said in a language.

The domain refuses, warns and labels, but knows no language. So it makes a `Message`: an English
template with named values. Whoever shows it renders it with a gettext catalogue.
"""

from __future__ import annotations

from typing import Protocol


class Translator(Protocol):
    """The part of `gettext.NullTranslations` that rendering needs."""

    def gettext(self, message: str, /) -> str: ...
    def ngettext(self, singular: str, plural: str, n: int, /) -> str: ...


class Message:
    """An English template and its values: `Message("Table {number} is there twice", number=3)`.

    Values may be messages themselves; they are rendered in the same language. Values are put in as
    they are and never read as templates, so what a user typed cannot break a message.
    """

    __slots__ = ("count", "plural", "text", "values")

    def __init__(self, text: str, /, **values: object) -> None:
        self.text = text
        self.plural = ""
        self.count = 0
        self.values = values

    @classmethod
    def counted(cls, singular: str, plural: str, /, n: int, **values: object) -> Message:
        """A message with a singular and a plural form; `{n}` is the number."""
        message = cls(singular, n=n, **values)
        message.plural = plural
        message.count = n
        return message

    def render(self, translator: Translator) -> str:
        """The sentence in the translator's language."""
        if self.plural:
            template = translator.ngettext(self.text, self.plural, self.count)
        else:
            template = translator.gettext(self.text)
        values = {
            name: value.render(translator) if isinstance(value, Message) else value
            for name, value in self.values.items()
        }
        return template.format(**values)

    def __str__(self) -> str:
        return self.render(_ENGLISH)

    def __repr__(self) -> str:
        return f"Message({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Message):
            return NotImplemented
        return (self.text, self.plural, self.values) == (other.text, other.plural, other.values)

    def __hash__(self) -> int:
        return hash((self.text, self.plural, tuple(sorted(self.values.items(), key=repr))))


class _English:
    def gettext(self, message: str, /) -> str:
        return message

    def ngettext(self, singular: str, plural: str, n: int, /) -> str:
        return singular if n == 1 else plural


_ENGLISH = _English()


class Refusal(Exception):
    """Something was asked that cannot be done. Says what is wrong and what to do instead.

    Every error that a user can cause is one of these; whoever talks to the user shows `message`
    and, where there is one, `way_out`.
    """

    exit_code = 1

    def __init__(self, message: Message, way_out: Message | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.way_out = way_out

    def render(self, translator: Translator) -> str:
        """Both sentences in one line."""
        said = self.message.render(translator)
        return said if self.way_out is None else f"{said} {self.way_out.render(translator)}"

    def __str__(self) -> str:
        return self.render(_ENGLISH)
