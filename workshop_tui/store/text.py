"""What becomes of text on its way into the database, out of it, and when it is searched.

Text is kept whole. SQLite holds UTF-8, in which half a surrogate pair (a file name or argument with
bytes of another encoding, a broken paste) cannot be written; such a text is kept as a BLOB of UTF-8
with the halves encoded too ("surrogatepass") and is read back as it was. A NUL is an ordinary
character here: nothing asks SQL for `length()`, `LIKE` or `printf`, which stop at it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from typing import Any, TypeAlias

Value: TypeAlias = str | int | float | bytes | None
"""What a column holds."""

Row: TypeAlias = tuple[Any, ...]
"""A row that was read: each value of the type that its column is described with."""

_HALF = re.compile("[\ud800-\udfff]")
_SPELT_OUT = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})


def stored(value: Value) -> Value:
    """The value as it is bound: text that UTF-8 cannot hold as bytes, all else as it is."""
    if isinstance(value, str) and not value.isascii():
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
    return value


def read(row: Iterable[Value]) -> Row:
    """A row as it was meant: bytes are text again. No column holds bytes of another kind."""
    return tuple(
        value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value for value in row
    )


def json_text(value: object) -> str:
    """JSON for a column: readable where UTF-8 can hold it, with escapes where it cannot."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            return json.dumps(value, separators=(",", ":"))
    return text


def folded(text: str) -> str:
    """The text as it is searched: small letters without diacritics, ĳ as ij, one blank between words.

    Characters that show nothing (NUL, soft hyphens, zero-width joiners, marks of direction) fall out, so
    a text of only such characters folds to nothing; half a surrogate pair becomes a mark of replacement.
    So what this gives is text that SQLite holds as such, whole.
    """
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        text = "".join(
            character
            for character in decomposed
            if not unicodedata.combining(character) and unicodedata.category(character) != "Cf"
        ).translate(_SPELT_OUT)
        text = _HALF.sub("\ufffd", text)
    return " ".join(text.casefold().replace("\0", "").split())
