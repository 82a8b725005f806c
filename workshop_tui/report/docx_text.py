"""Text in the paragraphs of a Word document, straight into their XML: python-docx looks for the right
place of every part anew, which makes a document of ten thousand notes take half a minute."""

from __future__ import annotations

from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def child(parent: Any, name: str, **values: str) -> Any:
    """A new last child of the element, with attributes."""
    made = parent.makeelement(_W + name, {_W + key: value for key, value in values.items()})
    parent.append(made)
    return made


def paragraph_before(end: Any, style: str = "") -> Any:
    """A new paragraph before the element, in the style with that id."""
    made = end.makeelement(f"{_W}p")
    if style:
        child(child(made, "pPr"), "pStyle", val=style)
    end.addprevious(made)
    return made


def add_run(
    paragraph: Any,
    text: str,
    bold: bool = False,
    italic: bool = False,
    colour: str = "",
    marked: bool = False,
) -> None:
    """Text at the end of a paragraph; it has no line ends. `marked` puts yellow behind it."""
    run = child(paragraph, "r")
    if bold or italic or colour or marked:
        form = child(run, "rPr")
        if bold:
            child(form, "b")
        if italic:
            child(form, "i")
        if colour:
            child(form, "color", val=colour.upper())
        if marked:
            child(form, "highlight", val="yellow")
    shown = child(run, "t")
    shown.text = text
    shown.set(_SPACE, "preserve")


def add_break(paragraph: Any) -> None:
    """What follows stands on the next line."""
    child(child(paragraph, "r"), "br")


def add_tab(paragraph: Any) -> None:
    """What follows stands at the next stop."""
    child(child(paragraph, "r"), "tab")


def add_field(paragraph: Any, code: str) -> None:
    """A number that Word counts."""
    add_run(child(paragraph, "fldSimple", instr=code), "1")
