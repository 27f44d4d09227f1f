"""The conversation: from an idea to a spec, a section at a time."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from novaspec_new.spec import progress, spec_title
from novaspec_new.spec.progress import Progress, SectionProgress, State
from novaspec_new.terminal.menu_entries import Action
from novaspec_new.wizard import findings_by_section, map_lines
from novaspec_new.wizard.autosave import Autosave
from novaspec_new.wizard.map_lines import INTRODUCTION
from novaspec_new.wizard.suggestions import Suggestions
from novaspec_new.wizard.text_dialog import Dialog, QuitError
from novaspec_new.wizard.title_and_introduction import TitleAndIntroduction

if TYPE_CHECKING:
    from novaspec_new.check.findings import Finding
    from novaspec_new.wizard.section import SectionQuestion


class Interview:
    """Asks for what a spec still lacks; each answer is saved at once."""

    def __init__(
        self, dialog: Dialog, autosave: Autosave, suggestions: Suggestions
    ) -> None:
        self._dialog = dialog
        self._autosave = autosave
        self._suggestions = suggestions
        self._is_new = autosave.is_new
        self._head = self._title_and_introduction()
        # So that nothing delays that prompt.
        dialog.on_first_shown = self._begin

    @cached_property
    def _question(self) -> "SectionQuestion":
        # The first prompt is for the title, and does without.
        from novaspec_new.wizard.section import SectionQuestion

        return SectionQuestion(self._dialog, self._autosave, self._suggestions)

    def _title_and_introduction(self) -> TitleAndIntroduction:
        made = spec_title.of_name(self._autosave.target.name)
        title = made if self._is_new else self._autosave.file.spec.title
        is_settled = self._autosave.answers.title is not None
        return TitleAndIntroduction(
            self._dialog,
            self._autosave,
            self._suggestions,
            None if is_settled else title,
            is_made=title == made,
        )

    def _begin(self) -> None:
        self._suggestions.begin()
        if self._is_new:
            self._autosave.create()
            self._is_new = False

    def run(self) -> bool:
        """Hold the conversation; say whether it came to its end.

        False is the author's wish to go on later. Raises
        PromptAbortedError where the prompt was left; its words are in
        the recovery file by then.
        """

        def ask() -> None:
            left = None if self._is_new else self._left()
            if left is None:
                self._head.begin(fresh=self._is_new)
                left = progress.first_to_do(self._autosave.sections())
            self._sections(left)

        return self._held(ask)

    def fill(self, titles: Sequence[str]) -> bool:
        """Ask for these sections, whatever stands in them.

        The one that was left comes first, and those before it last.
        Returns and raises as ``run`` does.
        """
        last = self._dialog.recovery.last
        at = titles.index(last) if last in titles else 0

        def ask() -> None:
            for title in [*titles[at:], *titles[:at]]:
                index = self._index(title)
                while index is not None:
                    index = self._visit(index)

        return self._held(ask)

    def _held(self, ask: Callable[[], None]) -> bool:
        try:
            self._dialog.recall()
            ask()
        except _EnoughError:
            return True
        except QuitError:
            return False
        return True

    def mend(self, finding: "Finding") -> None:
        """Ask for what a finding is about again, the cursor at it."""
        title = findings_by_section.section_at(
            self._autosave.file.spec, finding.line
        )
        index = self._index(title) if title else None
        if index is None:
            self._head.again()
        while index is not None:
            index = self._visit(index, finding)

    def _left(self) -> int | None:
        """Return the section that the author left, if it is open still."""
        last = self._index(self._dialog.recovery.last)
        if last is None or not self._is_open(self._autosave.sections()[last]):
            return None
        return last

    def _is_open(self, section: SectionProgress) -> bool:
        recovery, title = self._dialog.recovery, section.entry.title
        is_kept = title in recovery.load() or recovery.form(title)
        return section.state is State.TODO or bool(is_kept)

    def _sections(self, index: int | None) -> None:
        """Ask for what is to do from a section on."""
        while index is not None:
            moved = self._visit(index)
            if moved is not None:
                index = moved
                continue
            index = progress.first_to_do(self._autosave.sections(), index + 1)
            if index is None:
                index = self._offer_rest()

    def _offer_rest(self) -> int | None:
        """Return the first section to do if the author wants it now."""
        # All was passed: who comes again begins at the top.
        self._dialog.recovery.leave_at(INTRODUCTION)
        sections = self._autosave.sections()
        first = progress.first_to_do(sections)
        if first is None and not self._head.is_to_do:
            return None
        self._dialog.prompts.say(
            "",
            f"That was the last one: {Progress.of(sections).summary}.",
            style="heading",
        )
        choices = ["Go on with what is to do", "Finish for now"]
        chosen = self._dialog.prompts.choose("What now?", choices, default=1)
        if chosen != 0:
            return None
        if self._head.is_to_do:
            # Who went on at a section was not asked for it.
            self._head.introduction()
        return first

    def _index(self, title: str) -> int | None:
        """Return a section's place by its title; None if it is gone."""
        titles = [section.entry.title for section in self._autosave.sections()]
        return titles.index(title) if title in titles else None

    def _visit(
        self, index: int, finding: "Finding | None" = None
    ) -> int | None:
        """Ask for one section; return the index that the author goes to.

        None is the end of this one: it was answered, or skipped. The
        cursor begins at a ``finding``.
        """
        self._autosave.file.refresh()
        sections = self._autosave.sections()
        if index >= len(sections):
            return None
        section = sections[index]
        self._dialog.key = section.entry.title
        self._dialog.recovery.leave_at(section.entry.title)
        self._dialog.prompts.open(
            map_lines.frame_of_section(self._autosave, index)
        )
        answer = self._question.answer(section, finding)
        if answer.action is Action.BACK:
            return self._back(index)
        if answer.action is Action.JUMP:
            return self._jump(index)
        if answer.action is Action.SKIP:
            line = self._autosave.line(section)
            if section.state is State.TODO:
                line = line._replace(note="skipped for now")
            self._dialog.prompts.close(line)
            return None
        if not self._autosave.answer(section.entry, answer.text):
            return self._index(section.entry.title)
        return self._after(section, answer.text)

    def _after(self, section: SectionProgress, text: str) -> int | None:
        """Let an author who asks for feedback on the scope end here."""
        from novaspec_new.spec import preliminary

        if section.entry.title != preliminary.SECTION:
            return None
        if not preliminary.is_preliminary(text):
            return None
        self._dialog.note(f" {preliminary.TOLD}")
        choices = ["Finish for now", "Go on with the rest"]
        if self._dialog.prompts.choose("What now?", choices) == 0:
            raise _EnoughError
        return None

    def _back(self, index: int) -> int:
        if index == 0:
            self._head.introduction()
        return max(0, index - 1)

    def _jump(self, index: int) -> int:
        self._autosave.review()
        above, below = self._autosave.lines()[:2], self._autosave.lines()[2:]
        labels = [
            f"{number}. {line.title} ({line.note or line.mark})"
            for number, line in enumerate(below, 1)
        ]
        labels.append(f"Title and introduction ({above[1].note or 'to do'})")
        chosen = self._dialog.prompts.choose("Go to:", labels, default=index)
        if chosen < len(below):
            return chosen
        self._head.again()
        return index


class _EnoughError(Exception):
    """The author wants to end here, with sections that are to do."""
