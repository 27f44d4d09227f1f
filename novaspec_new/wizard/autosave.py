"""Answers put into the spec's file, and looked at there."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from novaspec_new.render import answers_file, new_spec
from novaspec_new.render.answers_file import Answers
from novaspec_new.spec import progress
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.spec.none_answer import NonePolicy
from novaspec_new.spec.outline import OutlineEntry
from novaspec_new.spec.progress import SectionProgress, State
from novaspec_new.terminal.interface import Line
from novaspec_new.wizard import (
    answer_warnings,
    findings_by_section,
    map_lines,
    unsaved_words,
)
from novaspec_new.wizard.text_dialog import Dialog, QuitError
from novaspec_new.workspace import files
from novaspec_new.workspace.file_conflicts import ConflictError, GoneError
from novaspec_new.workspace.target import Target

if TYPE_CHECKING:
    from novaspec_new.check.findings import Finding
    from novaspec_new.rst.wrap import Wrapped
    from novaspec_new.workspace.spec_file import SpecFile

    Review = Callable[[SpecFile], tuple[Finding, ...]]

_NO_ANSWERS = Answers()


class Autosave:
    """A spec's file, made and filled; what cannot be saved is kept.

    ``answers`` are those of a file of answers, ``fill_none`` answers
    with None what they leave open. ``review`` returns the findings of
    the spec as it stands on disk.
    """

    def __init__(
        self,
        dialog: Dialog,
        target: Target,
        answers: Answers = _NO_ANSWERS,
        *,
        fill_none: bool = False,
        review: "Review" = findings_by_section.of_file,
    ) -> None:
        self.target = target
        self.answers = answers
        self._dialog = dialog
        self._fill_none = fill_none
        self._review = review
        # How many findings each section had when it was last looked at.
        self._counts: Mapping[str, int] = {}

    @cached_property
    def file(self) -> "SpecFile":
        """The spec's file; not to be asked for before it is there."""
        # That of a new spec is made once its first prompt is there.
        from novaspec_new.workspace.spec_file import SpecFile

        target = self.target
        return SpecFile(target.path, target.outline, follow=target.follow)

    @property
    def is_new(self) -> bool:
        """Whether there is no file yet; one that was removed since is."""
        return "file" not in vars(self) and not self.target.path.exists()

    def create(self) -> None:
        """Write the file; NovaspecError where it cannot, or is there."""
        made = new_spec.write(
            self.target.outline,
            self.target.name,
            self.answers,
            address=self.target.address,
            fill_none=self._fill_none,
        )
        files.create_text(
            self.target.path, made.text, follow=self.target.follow
        )
        self._tell_unwrapped(made.notes)

    def take_answers(self) -> None:
        """Put the file of answers where the spec is still to do."""
        done = self.file.fill_in(
            lambda spec: new_spec.with_answers(
                spec,
                self.target.outline,
                self.answers,
                fill_none=self._fill_none,
            )
        )
        self._tell_unwrapped(done.notes)
        for title in done.kept:
            told = answers_file.kept(title)
            self._dialog.prompts.say(told, style="text")

    def _tell_unwrapped(self, notes: Iterable[str]) -> None:
        for note in notes:
            self._dialog.prompts.say(note, style="warning")

    def review(self) -> "tuple[Finding, ...]":
        """Return the findings of the spec as it stands on disk."""
        found = self._review(self.file)
        spec = self.file.spec
        self._counts = Counter(
            findings_by_section.section_at(spec, each.line) for each in found
        )
        return found

    def lines(self) -> "tuple[Line, ...]":
        """Return a line on the title, the introduction, each section.

        The findings are those of the last review.
        """
        file = None if self.is_new else self.file
        above = (
            map_lines.of_title(file.spec.title if file else None),
            map_lines.of_introduction(file.introduction if file else ""),
        )
        return (*above, *map(self.line, self.sections()))

    def line(self, section: SectionProgress) -> Line:
        """Return a line on a section, with the findings of the last review."""
        return map_lines.of_section(
            section, self._counts.get(section.entry.title, 0)
        )

    def sections(self) -> tuple[SectionProgress, ...]:
        """Return the sections to ask for, as they are now."""
        if self.is_new:
            asked = self.target.outline.asked
            return tuple(
                SectionProgress(entry, State.TODO, 0) for entry in asked
            )
        return progress.sections(self.file.spec, self.file.outline)

    def title(self, title: str) -> bool:
        """Save another title; say whether that worked."""

        def beside(ours: str) -> str:
            # Two titles do not fit in a line: theirs is told.
            self._dialog.note(f" The file has: {self.file.spec.title}")
            return ours

        if not self._kept(title, lambda: self.file.set_title(title), beside):
            return False
        self._dialog.prompts.close(map_lines.of_title(title))
        return True

    def introduction(self, text: str) -> bool:
        """Wrap and save an introduction; say whether that worked."""
        if self._strays("", text):
            return False
        wrapped = self._wrapped(
            text,
            self.file.set_introduction,
            lambda: self.file.introduction,
        )
        if wrapped is None:
            return False
        self._dialog.prompts.close(
            map_lines.of_introduction(self.file.introduction)
        )
        answer_warnings.of_changes(self._dialog, text, wrapped)
        return True

    def answer(self, entry: OutlineEntry, text: str) -> bool:
        """Wrap and save an answer; say whether it is to stay so."""

        def save(wrapped: str) -> None:
            try:
                self.file.set_body(entry.title, wrapped)
            except KeyError:
                raise NovaspecError(
                    f"{self.file.path} has no section {entry.title!r} any more"
                ) from None

        def current() -> str:
            found = self.file.spec.find(entry.title)
            return found.body if found is not None else ""

        if self._strays(entry.title, text):
            return False
        wrapped = self._wrapped(text, save, current)
        if wrapped is None:
            return False
        is_fine = _is_fine_none(entry, text)
        self._counts = {**self._counts, entry.title: 0}
        found = () if is_fine else self._found(entry)
        section = self._section(entry)
        if section is not None:
            self._dialog.prompts.close(self.line(section))
        answer_warnings.of_changes(self._dialog, text, wrapped)
        return not found or not answer_warnings.of_findings(
            self._dialog, self.file.text, found
        )

    def _found(self, entry: OutlineEntry) -> "tuple[Finding, ...]":
        found = self.review()
        return findings_by_section.of_section(
            found, self.file.spec, self.file.outline, entry.title
        )

    def _section(self, entry: OutlineEntry) -> SectionProgress | None:
        return next((s for s in self.sections() if s.entry is entry), None)

    def _strays(self, title: str, text: str) -> bool:
        """Tell of headings that leave the section; say if they may not.

        Once they are in the file the answer would end before them.
        """
        try:
            found = self.file.strays(title, new_spec.filled(text).text)
        except KeyError:
            # The section is gone: that is told when it is to be saved.
            return False
        if not found or not answer_warnings.of_headings(self._dialog, found):
            return False
        self._dialog.recovery.keep(self._dialog.key, text)
        return True

    def _wrapped(
        self,
        text: str,
        save: Callable[[str], None],
        current: Callable[[], str],
    ) -> "Wrapped | None":
        """Wrap and save a text; None where that did not work."""
        wrapped = new_spec.filled(text)

        def beside(ours: str) -> str:
            return unsaved_words.both(current(), ours)

        if not self._kept(text, lambda: save(wrapped.text), beside):
            return None
        self._dialog.recovery.remember(self._dialog.key, wrapped.text)
        return wrapped

    def _kept(
        self, text: str, save: Callable[[], None], beside: Callable[[str], str]
    ) -> bool:
        """Save, or keep the words in the recovery file.

        Where someone else changed the same, it is what ``beside`` makes
        of them that is kept.
        """
        dialog = self._dialog
        try:
            self._restored(save)
        except ConflictError as error:
            dialog.warn(f"{error}.")
            text = beside(text)
        except NovaspecError as error:
            dialog.warn(f"{error}.")
        except QuitError:
            self._keep(text)
            raise
        else:
            dialog.recovery.forget(dialog.key)
            return True
        self._keep(text)
        return False

    def _keep(self, text: str) -> None:
        """Put words that are not in the spec where they are found again."""
        recovery = self._dialog.recovery
        if recovery.keep(self._dialog.key, text):
            self._dialog.note(f" {unsaved_words.kept_in(recovery)}")

    def _restored(self, save: Callable[[], None]) -> None:
        """Save; write the file anew where it is gone and that is wanted."""
        try:
            save()
        except GoneError as error:
            self._dialog.warn(f"{error}.")
            question = "Write it again, with all that you answered?"
            if not self._dialog.prompts.confirm(question):
                raise QuitError from None
            self.file.restore()
            save()


def _is_fine_none(entry: OutlineEntry, text: str) -> bool:
    """Say whether an answer is the None that the outline offers."""
    if entry.info.none is NonePolicy.NEVER:
        return False
    return text == new_spec.none_text(entry.info.form)
