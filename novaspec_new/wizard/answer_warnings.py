"""What is said of an answer before and after it is saved."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from novaspec_new.spec.clean_text import LEFT_OUT, has_control_characters
from novaspec_new.wizard.text_dialog import Dialog

if TYPE_CHECKING:
    from novaspec_new.check.findings import Finding
    from novaspec_new.rst.wrap import Wrapped


def of_headings(dialog: Dialog, headings: Iterable[str]) -> bool:
    """Tell of headings that leave the section; say if they are to go.

    Once they are in the file the answer would end before them.
    """
    for heading in headings:
        dialog.warn(
            f"The heading {heading!r} would begin a section beside "
            "this one: underline it with ~~~, or not at all."
        )
    return dialog.is_to_mend()


def of_changes(dialog: Dialog, text: str, wrapped: "Wrapped") -> None:
    """Tell what of a text is not saved as it was typed."""
    if has_control_characters(text):
        dialog.warn(LEFT_OUT)
    for kept in wrapped.kept:
        # docutils is behind it; most texts do without.
        from novaspec_new.rst.wrap import reasons

        dialog.warn(reasons.told(kept))


def of_findings(dialog: Dialog, spec: str, found: "Iterable[Finding]") -> bool:
    """Show what is wrong in a new answer; say if it is to be mended.

    ``spec`` is the spec's text, with the answer in it.
    """
    lines = spec.split("\n")
    for finding in found:
        dialog.warn(f"Line {finding.line}: {finding.message}")
        shown = "".join(lines[finding.line - 1 : finding.line]).strip()
        dialog.note(f"  {finding.line} | {shown}")
    return dialog.is_to_mend()
