"""Programme texts made into session files (txt, md, docx, pdf, xlsx, csv, ics, Ontime projects)."""

from workshop_tui.sessionfile.importing.days import said_day
from workshop_tui.sessionfile.importing.drafts import Choices
from workshop_tui.sessionfile.importing.imported import Imported, read_content, read_programme
from workshop_tui.sessionfile.importing.people_list import people_list
from workshop_tui.sessionfile.importing.preview import preview

__all__ = ["Choices", "Imported", "people_list", "preview", "read_content", "read_programme", "said_day"]
