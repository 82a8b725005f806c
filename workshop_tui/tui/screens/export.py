"""Writing a document from the screen."""

from __future__ import annotations

from textual.screen import ModalScreen


class ExportDialog(ModalScreen[None]):
    """Asks what to write, and where."""
