"""The empty Word document that ours begin from: page, styles and lists, without a trace of who made it.

What it says stands in `templates/word`. A house style that lacks a style gets it from here.
"""

from __future__ import annotations

import io
from copy import deepcopy
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from workshop_tui.report.steady_zip import packed

if TYPE_CHECKING:
    from docx.document import Document as Word

BULLETS = ("List Bullet", "List Bullet 2", "List Bullet 3", "List Bullet 4", "List Bullet 5")
"""The styles of a list's points by their depth."""

NUMBERED = "List Number"
"""The style of the points of a numbered list; a file without it gets numbers in its style of points."""

HEADINGS = ("Heading 1", "Heading 2", "Heading 3", "Heading 4")
"""The styles of headings; the highest within a document is Heading 1, its title has its own."""

NEEDED = ("Title", *HEADINGS, *BULLETS, "Table Grid", "Caption", "Footer")
"""The styles that a document asks for, by their names in English, which is what a file has in every
language of Word."""

_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {"document": "document.main", "styles": "styles", "numbering": "numbering", "settings": "settings"}


def plain() -> Word:
    """An empty document in our own form."""
    from docx import Document

    return Document(io.BytesIO(_package()))


@cache
def _package() -> bytes:
    parts = {name: _part(name) for name in _PARTS}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in _PARTS.items()
    )
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATED}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate((each for each in _PARTS if each != "document"), start=1)
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    return packed(
        [
            (
                "[Content_Types].xml",
                f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
                '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
                f"{types}</Types>".encode(),
            ),
            (
                "_rels/.rels",
                f'{_HEAD}<Relationships xmlns="{relations}"><Relationship Id="rId1" '
                f'Type="{_RELATED}/officeDocument" Target="word/document.xml"/></Relationships>'.encode(),
            ),
            (
                "word/_rels/document.xml.rels",
                f'{_HEAD}<Relationships xmlns="{relations}">{inside}</Relationships>'.encode(),
            ),
            *((f"word/{name}.xml", content) for name, content in parts.items()),
        ]
    )


@cache
def _part(name: str) -> bytes:
    folder = files("workshop_tui.report") / "templates" / "word"
    return (folder / f"{name}.xml").read_bytes()


def lacking(word: Word) -> tuple[str, ...]:
    """The styles that the document would need and does not have."""
    return tuple(name for name in NEEDED if name not in word.styles)


def complete(word: Word) -> None:
    """Gives the document the styles that it lacks, in our form, with the lists behind them."""
    from docx.oxml import parse_xml

    ours = parse_xml(_part("styles"))
    missing = lacking(word)
    for name in missing:
        _adopt(word, ours, name)
    if any(name in BULLETS for name in missing):
        _adopt_list(word, tuple(name for name in BULLETS if name in missing))


def _adopt(word: Word, ours: Any, name: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn

    wanted = name.replace("Heading", "heading") if name in HEADINGS else name
    wanted = {"Caption": "caption", "Footer": "footer"}.get(wanted, wanted)
    style = deepcopy(next(each for each in ours.style_lst if each.name_val == wanted))
    kind = WD_STYLE_TYPE.TABLE if style.get(qn("w:type")) == "table" else WD_STYLE_TYPE.PARAGRAPH
    base, default = style.find(qn("w:basedOn")), word.styles.default(kind)
    if default is None:
        style.remove(base)
    else:
        base.set(qn("w:val"), default.style_id)
    following = style.find(qn("w:next"))
    if following is not None:
        style.remove(following)
    known = {each.style_id for each in word.styles}
    while style.get(qn("w:styleId")) in known:
        style.set(qn("w:styleId"), f"{style.get(qn('w:styleId'))}W")
    word.styles.element.append(style)


def _adopt_list(word: Word, names: tuple[str, ...]) -> None:
    """Our list of points, for the styles that came from us."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    numbering = _numbering(word)
    ours = parse_xml(_part("numbering"))
    list_form, number = ours.find(qn("w:abstractNum")), ours.find(qn("w:num"))
    form_id = _free(numbering, "w:abstractNum", "w:abstractNumId")
    number_id = _free(numbering, "w:num", "w:numId")
    list_form.set(qn("w:abstractNumId"), form_id)
    number.set(qn("w:numId"), number_id)
    number.find(qn("w:abstractNumId")).set(qn("w:val"), form_id)
    own = {BULLETS.index(name): word.styles[name].style_id for name in names}
    for level, form in enumerate(list_form.findall(qn("w:lvl"))):
        link = form.find(qn("w:pStyle"))
        if link is not None and level in own:
            link.set(qn("w:val"), own[level])
        elif link is not None:
            form.remove(link)
    forms = numbering.findall(qn("w:abstractNum"))
    numbering.insert(numbering.index(forms[-1]) + 1 if forms else 0, list_form)
    numbers = numbering.findall(qn("w:num"))
    (numbers[-1] if numbers else list_form).addnext(number)
    for name in names:
        style = word.styles[name].element
        style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").set(qn("w:val"), number_id)


def numbered_list(word: Word, first: int) -> str:
    """Adds a list of its own that counts from a number; gives the id that its points name."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    numbering = _numbering(word)
    form_id = _free(numbering, "w:abstractNum", "w:abstractNumId")
    number_id = _free(numbering, "w:num", "w:numId")
    form = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{form_id}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="{first}"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>'
    )
    number = parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{number_id}"><w:abstractNumId w:val="{form_id}"/></w:num>'
    )
    forms, numbers = (numbering.findall(qn(tag)) for tag in ("w:abstractNum", "w:num"))
    numbering.insert(numbering.index(forms[-1]) + 1 if forms else 0, form)
    (numbers[-1] if numbers else form).addnext(number)
    return number_id


def _numbering(word: Word) -> Any:
    """The root of the document's lists, made where there is none yet."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.oxml import OxmlElement
    from docx.parts.numbering import NumberingPart

    part = word.part
    if not any(each.reltype == RELATIONSHIP_TYPE.NUMBERING for each in part.rels.values()):
        made = NumberingPart(
            PackURI("/word/numbering.xml"),
            CONTENT_TYPE.WML_NUMBERING,
            OxmlElement("w:numbering"),
            part.package,
        )
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return part.numbering_part.element


def _free(numbering: Any, tag: str, name: str) -> str:
    from docx.oxml.ns import qn

    taken = [int(each.get(qn(name), "0")) for each in numbering.findall(qn(tag))]
    return str(max(taken, default=0) + 1)
