"""The spec's title and introduction, asked for before its sections."""

from typing import NamedTuple

from novaspec_new.spec import progress, spec_title, todo, unplaced_notes
from novaspec_new.spec.errors import UsageError
from novaspec_new.spec.outline import SectionInfo
from novaspec_new.spec.progress import State
from novaspec_new.terminal.interface import (
    Line,
    Mark,
    PendingDefault,
    Question,
    WritingAids,
)
from novaspec_new.terminal.menu_entries import Action
from novaspec_new.wizard import map_lines
from novaspec_new.wizard.autosave import Autosave
from novaspec_new.wizard.map_lines import INTRODUCTION, TITLE
from novaspec_new.wizard.suggestions import Suggestions
from novaspec_new.wizard.text_dialog import Dialog, SectionHelp

_SUMMARY = "Below is the blueprint's summary."


def _turned(text: str) -> str:
    from novaspec_new.wizard import notes_as_answers

    return notes_as_answers.turned(text, 0)


class TitleAndIntroduction(NamedTuple):
    """Asks for what stands above the first section.

    ``title`` is the one to offer, None where it is settled; ``is_made``
    says that it was made of the name, and that Launchpad's may take its
    place.
    """

    dialog: Dialog
    autosave: Autosave
    suggestions: Suggestions
    title: str | None
    is_made: bool

    def begin(self, *, fresh: bool) -> None:
        """Ask for what is still to do; ``fresh`` is a spec not begun."""
        if fresh and self.title is not None:
            self._title(self.title)
        if not self.is_to_do:
            if unplaced_notes.are_in(self.autosave.file.introduction):
                self.introduction()
            return
        if not fresh and self.title is not None and self._is_open():
            self._title(self.title)
        self.introduction()

    def again(self) -> None:
        """Ask for all of it again, with what stands there."""
        self._title(self.autosave.file.spec.title)
        self.introduction()

    @property
    def is_to_do(self) -> bool:
        """Whether the introduction is still to be written."""
        now = self.autosave.file.introduction
        return progress.state(now) is State.TODO

    def _is_open(self) -> bool:
        """Say whether nobody may have chosen the title yet."""
        recovery = self.dialog.recovery
        # Who was asked for more has chosen it, also as it was made.
        is_first = recovery.last in {"", TITLE}
        return (self.is_made and is_first) or TITLE in recovery.load()

    def _title(self, default: str) -> None:
        """Ask for the title; Launchpad's comes into the open prompt."""
        self.dialog.key = TITLE
        frame = map_lines.frame_above(self.autosave, TITLE, SectionInfo())
        self.dialog.prompts.open(frame)
        mended = ""
        while True:
            kept = self.dialog.recovery.load().get(TITLE)
            pending = None
            if self.is_made and default == self.title and not (mended or kept):
                pending = PendingDefault(
                    self.suggestions.title, self.suggestions.note
                )
            question = Question(
                "Title:",
                default=mended or kept or default,
                offered=default,
                actions=(Action.LEAVE,),
                pending=pending,
            )
            mended = self.dialog.ask(question).text
            try:
                title = spec_title.read(mended)
            except UsageError as error:
                self.dialog.warn(f"{error}.")
                continue
            if not self._is_too_long(title) and self.autosave.title(title):
                return

    def _is_too_long(self, title: str) -> bool:
        """Tell of a title that the gate refuses; say if it is to change."""
        from novaspec_new.spec import gate

        if not gate.is_too_long(title):
            return False
        self.dialog.warn(
            f"The title has {len(title)} characters; the gate takes "
            f"{gate.WIDTH}."
        )
        return self.dialog.is_to_mend()

    def introduction(self) -> None:
        """Ask until it is saved, or skipped; Back is the title."""
        while True:
            self.dialog.key = INTRODUCTION
            self.dialog.recovery.leave_at(INTRODUCTION)
            self.autosave.file.refresh()
            known = self.autosave.file.outline
            info = known.introduction_info
            self.dialog.prompts.open(
                map_lines.frame_above(self.autosave, INTRODUCTION, info)
            )
            written = self._written()
            offered = "" if written else self._offered()
            aids = self.suggestions.aids(
                self.dialog.recovery, INTRODUCTION, written
            )
            answer = self.dialog.text(
                Question(
                    "Your text:",
                    default=written or offered,
                    offered=offered,
                    hint=self._hint(offered),
                    multiline=True,
                    on_empty=Action.SKIP,
                    actions=self._actions(aids),
                ),
                SectionHelp(
                    info.questions, known.introduction, iter(()), aids, _turned
                ),
            )
            if answer.action is Action.BACK:
                self._title(self.autosave.file.spec.title)
            elif answer.action is not None:
                self.dialog.prompts.close(Line(INTRODUCTION, Mark.TODO))
                return
            elif self.autosave.introduction(answer.text):
                return

    def _actions(self, aids: WritingAids) -> tuple[Action, ...]:
        found = [Action.BACK, Action.SKIP]
        if self.autosave.file.outline.introduction:
            found.append(Action.TEMPLATE)
        if self.dialog.view is not None:
            found.append(Action.PAGE)
        if aids.earlier:
            found.append(Action.EARLIER)
        return (*found, Action.EDITOR, Action.LEAVE)

    def _written(self) -> str:
        text = self.autosave.file.introduction.strip("\n")
        if progress.state(text) is State.TODO:
            return ""
        # The comment that asks for it may stand above an author's notes.
        return todo.without_marker(text).strip("\n")

    def _hint(self, offered: str) -> str:
        if unplaced_notes.are_in(self.autosave.file.introduction):
            return unplaced_notes.HINT
        return _SUMMARY if offered else ""

    def _offered(self) -> str:
        return self.suggestions.summary()
