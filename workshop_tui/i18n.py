"""The languages of the screen: English as written in the code, Dutch from the catalogue.

One process speaks one language, set with `use`; a document that is made in another one takes its
own `catalogue`.
"""

from __future__ import annotations

import gettext
import os
from functools import cache
from pathlib import Path

from workshop_tui.domain.message import Message, Refusal

LANGUAGES = ("nl", "en")
DOMAIN = "workshop_tui"
LOCALES = Path(__file__).parent / "locales"

_current: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; English, as written, for one that we do not have."""
    return gettext.translation(DOMAIN, LOCALES, languages=[language], fallback=True)


def use(language: str) -> None:
    """From here on `_` and `say` speak this language."""
    global _current, _language
    _current = catalogue(language)
    _language = language if language in LANGUAGES else "en"


def language() -> str:
    """The language in use: `nl` or `en`."""
    return _language


def translator() -> gettext.NullTranslations:
    """The catalogue in use, for what renders itself."""
    return _current


def _(text: str) -> str:
    """The text in the language in use."""
    return _current.gettext(text)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form that goes with `n` in the language in use, with `{n}` still to fill in."""
    return _current.ngettext(singular, plural, n)


def say(message: Message | Refusal | str) -> str:
    """A message or an error as a sentence in the language in use; text as it is."""
    return message if isinstance(message, str) else message.render(_current)


def speak_click(language: str) -> None:
    """From here on click's own sentences ("Usage:", "Missing argument") speak this language too.

    click asks the process's default gettext domain, whose language only the environment names. So
    call this before a command line is parsed. What click says while a command is being declared
    (the help of `version_option`) is English for ever: give such options their own help.
    """
    gettext.bindtextdomain(DOMAIN, LOCALES)
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language
