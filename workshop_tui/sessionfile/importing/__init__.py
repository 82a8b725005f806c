"""Programme texts made into session files (txt, md, docx, pdf, xlsx, csv, ics, Ontime projects)."""

from workshop_tui.sessionfile.importing.imported import Imported, read_content, read_programme
from workshop_tui.sessionfile.importing.preview import preview

__all__ = ["Imported", "preview", "read_content", "read_programme"]
