"""The organisation's house style: a Word document or template of its own, whose styles, page, header and
footer are taken over and whose text is not.

What could run or reach outside is refused: macros, pictures and documents elsewhere. Links in a letterhead
stay. The template that it was made from, its properties and what else belongs to its old text are left out.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshop_tui.errors import DocumentError, Message
from workshop_tui.harmless import one_line
from workshop_tui.report import docx_base
from workshop_tui.report.steady_zip import packed

if TYPE_CHECKING:
    from docx.document import Document as Word

LARGEST = 20 * 2**20
"""Bytes of a file that is taken as a template."""

_LARGEST_INSIDE = 10 * LARGEST
_MOST_PARTS = 2000
_TYPES = "[Content_Types].xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_MACROS = re.compile(rb"macroEnabled|vbaProject|activeX", re.IGNORECASE)
_OLD = b"\xd0\xcf\x11\xe0"
_FETCHING = re.compile(r"\b(INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|DDE|DDEAUTO|DATABASE|RD)\b", re.IGNORECASE)

_SOURCE = re.compile(r"""<v:[^>]*\s(?:src|o:href)=["'][^"']+["']""")

_KEPT = frozenset({"styles", "numbering", "settings", "theme", "fontTable", "webSettings"})
"""What of a document has to do with its form; the rest belongs to its text."""

_OF_ITS_TEXT = (
    "w:attachedTemplate", "w:mailMerge", "w:docVars", "w:footnotePr", "w:endnotePr", "w:rsids",
    "w:documentProtection", "w:writeProtection", "w:trackRevisions", "w:saveThroughXslt",
)  # fmt: skip
"""Settings that belong to the text that was in it, or to whoever wrote that."""

_SHOWN_NAMES = {
    "Title": Message("Title"),
    "Table Grid": Message("Table Grid"),
    "Caption": Message("Caption"),
    "Footer": Message("Footer"),
    "List Bullet": Message("List Bullet"),
}


def check_template(path: Path) -> list[Message]:
    """What whoever chooses a house style should know of it: styles that it lacks, a page number that is
    nowhere. Empty when it has all.

    Raises DocumentError when the file cannot be used at all.
    """
    word = house_style(path)
    found = []
    missing = docx_base.lacking(word)
    if missing:
        found.append(
            Message.counted(
                "The template lacks this style, which gets a plain form: {names}. Use it once in the"
                " template and save that.",
                "The template lacks these {n} styles, which get a plain form: {names}. Use each of them"
                " once in the template and save that.",
                n=len(missing),
                names=_names(missing),
            )
        )
    if not _numbers_pages(word):
        found.append(
            Message(
                "The header and the footer of the template have no page number. Insert one there when"
                " the pages must have it."
            )
        )
    return found


def _names(styles: tuple[str, ...]) -> Message:
    """The names of styles as Word shows them, one after another."""
    shown: Message | None = None
    for style in styles:
        base, _, number = style.rpartition(" ")
        if style in docx_base.HEADINGS:
            name = Message("Heading {number}", number=number)
        elif style in _SHOWN_NAMES:
            name = _SHOWN_NAMES[style]
        else:
            name = Message("{style} {number}", style=_SHOWN_NAMES[base], number=number)
        shown = name if shown is None else Message("{before}, {name}", before=shown, name=name)
    assert shown is not None
    return shown


def _numbers_pages(word: Word) -> bool:
    """Whether a page has its number; a document without a footer gets one from us."""
    section = word.sections[-1]
    if section.footer.is_linked_to_previous:
        return True
    furniture = (part for part in _furniture(word))
    return any(re.search(r"\bPAGE\b", _codes(part)) for part in furniture)


def house_style(path: Path) -> Word:
    """An empty document in the organisation's form: styles, page, headers and footers.

    Raises DocumentError when the file is not there, is no Word document, is too large, or has in it what
    runs or reaches outside.
    """
    members = _members(path)
    if _MACROS.search(members[_TYPES]) or any(_MACROS.search(name.encode()) for name in members):
        raise DocumentError(
            Message("{path} has macros in it.", path=_shown(path)),
            Message("Save it in Word as a document or a template without macros (.docx or .dotx)."),
        )
    members[_TYPES] = members[_TYPES].replace(_TEMPLATE, _DOCUMENT)
    from docx import Document

    try:
        word = Document(io.BytesIO(packed(members.items())))
        _clear(word)
        _forget(word)
        outside = _reaching_outside(word)
    except Exception as problem:  # whatever becomes of a file that somebody else wrote
        raise _damaged(path) from problem
    if outside:
        raise DocumentError(
            Message(
                "{path} has something in it that stands elsewhere: {target}.",
                path=_shown(path),
                target=one_line(outside)[:200],
            ),
            Message("Put the picture itself in the header or footer, or take it out, and save that."),
        )
    return word


def _members(path: Path) -> dict[str, bytes]:
    """The parts of the file by their names."""
    try:
        if not path.is_file():
            raise DocumentError(
                Message("There is no file {path}.", path=_shown(path)),
                Message("Name the Word document with your house style."),
            )
        if path.stat().st_size > LARGEST:
            raise _too_large(path)
        content = path.read_bytes()
    except OSError as problem:
        raise DocumentError(
            Message("{path} cannot be read: {reason}.", path=_shown(path), reason=problem.strerror or ""),
            Message("Check the path and the right to read there."),
        ) from problem
    except ValueError as problem:
        raise DocumentError(
            Message("A file cannot have that name."), Message("Name another file.")
        ) from problem
    if content.startswith(_OLD):
        raise DocumentError(
            Message("{path} is a Word document of before 2007, or has a password.", path=_shown(path)),
            Message("Open it in Word and save it as .docx, without a password."),
        )
    try:
        return _unpacked(path, content)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, zlib.error) as problem:
        raise _damaged(path) from problem


def _unpacked(path: Path, content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _LARGEST_INSIDE:
            raise _too_large(path)
        members = {entry.filename: archive.read(entry) for entry in entries}
    if _TYPES not in members or any(b"<!DOCTYPE" in part for part in members.values()):
        raise zipfile.BadZipFile  # a package of Office has no document types
    return members


def _clear(word: Word) -> None:
    """Takes out the text, and what belonged to it alone."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    body: Any = word.element.body
    page = body.find(qn("w:sectPr"))
    if page is not None:
        _inherit(page, list(body.iter(qn("w:sectPr")))[:-1])
    for child in list(body):
        if child is not page:
            body.remove(child)
    if page is None:
        page = OxmlElement("w:sectPr")
        body.append(page)
    used = {value for each in page.iter() for name, value in each.attrib.items() if name == qn("r:id")}
    relations = word.part.rels
    for key, relation in list(relations.items()):
        if key not in used and relation.reltype.rpartition("/")[2] not in _KEPT:
            del relations[key]
    whole = word.part.package.rels
    kept = (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    for key, relation in list(whole.items()):
        if relation.reltype not in kept:
            del whole[key]


def _inherit(page: Any, earlier: Sequence[Any]) -> None:
    """Gives the last section the headers and footers that it took from those before it."""
    from docx.oxml.ns import qn

    for tag in (qn("w:footerReference"), qn("w:headerReference")):
        known = {each.get(qn("w:type")) for each in page.findall(tag)}
        for section in reversed(earlier):
            for each in section.findall(tag):
                if each.get(qn("w:type")) not in known:
                    known.add(each.get(qn("w:type")))
                    page.insert(0, deepcopy(each))


def _forget(word: Word) -> None:
    """Takes out the settings that belong to the old text or to whoever wrote it; gives the page the
    measures that it may lack."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Mm

    settings: Any = word.settings.element
    for tag in _OF_ITS_TEXT:
        for each in settings.findall(qn(tag)):
            settings.remove(each)
    part = word.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS)
    for key, relation in list(part.rels.items()):
        if relation.reltype.endswith(("/attachedTemplate", "/mailMergeSource", "/mailMergeHeaderSource")):
            del part.rels[key]
    section = word.sections[-1]
    if section.page_width is None or section.page_height is None:
        section.page_width, section.page_height = Mm(210), Mm(297)
    if section.left_margin is None or section.right_margin is None:
        section.left_margin = section.right_margin = Mm(25)


def _reaching_outside(word: Word) -> str:
    """The first thing in it that would be fetched from elsewhere when it is opened, or empty."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    package = word.part.package
    assert package is not None
    for part in package.iter_parts():
        for relation in part.rels.values():
            if relation.is_external and relation.reltype != RELATIONSHIP_TYPE.HYPERLINK:
                return str(relation.target_ref)
    for part in _furniture(word):
        for code in (_FETCHING.search(_codes(part)), _SOURCE.search(part.blob.decode("utf-8", "replace"))):
            if code:
                return code[0]
    return ""


def _furniture(word: Word) -> list[Any]:
    """The headers and footers that are in use."""
    return [
        relation.target_part
        for relation in word.part.rels.values()
        if relation.reltype.endswith(("/header", "/footer"))
    ]


def _codes(part: Any) -> str:
    """The codes of the fields in a header or footer, one after another."""
    from docx.oxml.ns import qn

    root = part.element
    typed = "".join(each.text or "" for each in root.iter(qn("w:instrText")))
    return " ".join([typed, *(each.get(qn("w:instr")) or "" for each in root.iter(qn("w:fldSimple")))])


def _damaged(path: Path) -> DocumentError:
    return DocumentError(
        Message("{path} is no Word document, or it is damaged.", path=_shown(path)),
        Message("Open it in Word and save it as .docx or .dotx."),
    )


def _too_large(path: Path) -> DocumentError:
    return DocumentError(
        Message("{path} is too large for a house style.", path=_shown(path)),
        Message("Take out its text and its large pictures, and save that."),
    )


def _shown(path: Path) -> str:
    """The path as text that can be printed."""
    return one_line(str(path).encode("utf-8", "replace").decode("utf-8"))
