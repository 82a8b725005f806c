"""What a Word document says beside its text: headers, footers, boxes, notes at the foot, comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workshop_tui.sessionfile.importing.lines import Line, line_of, plain

_LEFT_OUT = ("pPr", "del", "moveFrom", "instrText", "Fallback", "tabs", "txbxContent")
_SAID = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = ("footnotes", "endnotes")
_MOST = 200
"""Lines of headers, footers, boxes and comments."""


def text_of(element: Any) -> str:
    """The text of a paragraph as it reads with all changes accepted, without the boxes that hang on it."""
    found: list[str] = []
    for child in element.iterchildren("{*}*"):
        name = child.tag.rpartition("}")[2]
        if name in _LEFT_OUT:
            continue
        if name == "t":
            found.append(child.text or "")
        elif name in _SAID:
            found.append(_SAID[name])
        else:
            found.append(text_of(child))
    return "".join(found)


def boxes_of(element: Any) -> list[str]:
    """The lines in the boxes that hang on a paragraph. A box stands in a document twice: for Word of today
    and, as `Fallback`, for an older one."""
    boxes = [
        box for box in element.iter("{*}txbxContent") if next(box.iterancestors("{*}Fallback"), None) is None
    ]
    return [
        text
        for box in boxes
        for each in box.iter("{*}p")
        for text in text_of(each).split("\n")
        if text.strip()
    ]


def numbers_of_notes(element: Any) -> Iterator[tuple[str, str]]:
    """The notes that a paragraph points at, as (`footnotes` or `endnotes`, id), in their order."""
    for child in element.iter("{*}footnoteReference", "{*}endnoteReference"):
        kind = "footnotes" if child.tag.endswith("footnoteReference") else "endnotes"
        found = [value for name, value in child.attrib.items() if name.endswith("}id")]
        if found:
            yield kind, found[0]


def notes_of(document: Any) -> dict[tuple[str, str], str]:
    """The texts of the notes at the foot of pages and at the end, by what points at them."""
    found: dict[tuple[str, str], str] = {}
    for name, part in _parts(document):
        if name not in _NOTES:
            continue
        for note in part.iterchildren("{*}footnote", "{*}endnote"):
            ids = [value for key, value in note.attrib.items() if key.endswith("}id")]
            text = plain(" ".join(text_of(each) for each in note.iter("{*}p")))
            if ids and text:
                found[name, ids[0]] = text
    return found


def beside_the_text(document: Any) -> Iterator[Line]:
    """The lines of headers, footers and comments, each once, saying which they are; numbered below zero."""
    seen: set[tuple[str, str]] = set()
    for name, part in _parts(document):
        if name not in ("header", "footer", "comments"):
            continue
        kind = "comment" if name == "comments" else name
        for each in part.iter("{*}p"):
            for text in (*text_of(each).split("\n"), *boxes_of(each)):
                line = line_of(text, -len(seen) - 1)
                if line.text and (kind, line.text) not in seen and len(seen) < _MOST:
                    seen.add((kind, line.text))
                    yield Line(line.number, line.text, part=kind)


def _parts(document: Any) -> Iterator[tuple[str, Any]]:
    """The parts beside the text, by what they are, each as its XML."""
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        name = relation.reltype.rpartition("/")[2]
        if relation.is_external or name not in ("header", "footer", "comments", *_NOTES):
            continue
        part = relation.target_part
        element = getattr(part, "element", None)
        yield name, parse_xml(part.blob) if element is None else element
