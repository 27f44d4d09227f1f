"""A text written in the author's own editor, and what one left behind."""

from novaspec_new.spec.clean_text import clean_input
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.terminal import editor_command, editor_file
from novaspec_new.terminal.editor_file import Location
from novaspec_new.wizard.text_dialog import Dialog


def edited(dialog: Dialog, text: str, guidance: tuple[str, ...]) -> str:
    """Return a text as it comes back from the editor.

    ``guidance`` stands above it, in comments. Trouble is told, and
    leaves the text as it was.
    """
    try:
        words = editor_command.command(dialog.configured)
    except NovaspecError as error:
        dialog.warn(str(error))
        return text
    # A byte that is no character cannot be written to its file.
    text = clean_input(text)

    def is_written() -> bool:
        return dialog.prompts.confirm(
            "The editor came back at once. Have you saved your text?",
            default=False,
        )

    with dialog.prompts.released():
        found = editor_command.edit(
            text,
            words,
            guidance=[f"- {question}" for question in guidance],
            is_written=is_written,
            location=Location(dialog.recovery.folder, dialog.key),
        )
    dialog.recovery.tidy()
    if found.trouble:
        # An editor that was ended may have left its line open.
        dialog.prompts.say("")
        dialog.warn(found.trouble)
    return found.text


def recall(dialog: Dialog) -> None:
    """Keep what was saved in an editor when we were ended."""
    for file in editor_file.left_behind(dialog.recovery.folder):
        words = file.read()
        if words != file.text:
            if not dialog.recovery.keep(file.key, words):
                continue
            dialog.note(f" {file.key}: what your editor saved is kept.")
        for path in file.clear_but_others():
            dialog.warn(f"What it did not save may be in {path}")
    dialog.recovery.tidy()
