"""Answers put into the spec's file, and looked at there."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from novaspec_new import plain, progress, proposal
from novaspec_new.draft import ConflictError, Draft
from novaspec_new.errors import NovaspecError
from novaspec_new.files import GoneError
from novaspec_new.outline import NoneAnswer, Slot
from novaspec_new.progress import Step
from novaspec_new.writing import LaterError, Writer, joined

if TYPE_CHECKING:
    from novaspec_new.check.findings import Finding


class Saver:
    """Saves answers; what cannot be saved is told, and kept.

    ``open_draft`` is not called before the file is there; ``review``
    returns the findings of the spec as it stands on disk.
    """

    def __init__(
        self,
        writer: Writer,
        open_draft: Callable[[], Draft],
        review: "Callable[[], tuple[Finding, ...]]",
    ) -> None:
        self.review = review
        self._writer = writer
        self._open_draft = open_draft

    @cached_property
    def draft(self) -> Draft:
        """The spec's file."""
        return self._open_draft()

    def steps(self) -> tuple[Step, ...]:
        """Return the sections to ask for, as they are now."""
        return progress.steps(self.draft.spec, self.draft.outline)

    def title(self, title: str) -> bool:
        """Save another title; say whether that worked."""

        def beside(ours: str) -> str:
            # Two titles do not fit in a line: theirs is told.
            self._writer.note(f" The file has: {self.draft.spec.title}")
            return ours

        return self._kept(title, lambda: self.draft.set_title(title), beside)

    def introduction(self, text: str) -> bool:
        """Wrap and save an introduction; say whether that worked."""
        return not self._strays("", text) and self._wrapped(
            text,
            self.draft.set_introduction,
            lambda: self.draft.introduction,
        )

    def answer(self, slot: Slot, text: str) -> bool:
        """Wrap and save an answer; say whether it is to stay so."""

        def save(wrapped: str) -> None:
            try:
                self.draft.set_body(slot.title, wrapped)
            except KeyError:
                raise NovaspecError(
                    f"{self.draft.path} has no section {slot.title!r} any more"
                ) from None

        def current() -> str:
            found = self.draft.spec.find(slot.title)
            return found.body if found is not None else ""

        if self._strays(slot.title, text):
            return False
        if not self._wrapped(text, save, current):
            return False
        return _is_fine_none(slot, text) or self._stays(slot)

    def _strays(self, title: str, text: str) -> bool:
        """Tell of headings that leave the section; say if they may not.

        Once they are in the file the answer would end before them.
        """
        try:
            found = self.draft.strays(title, proposal.filled(text).text)
        except KeyError:
            # The section is gone: that is told when it is to be saved.
            return False
        if not found:
            return False
        for heading in found:
            self._writer.warn(
                f"The heading {heading!r} would begin a section beside "
                "this one: underline it with ~~~, or not at all."
            )
        if not self._writer.is_to_mend():
            return False
        self._writer.recovery.keep(self._writer.step, text)
        return True

    def _wrapped(
        self,
        text: str,
        save: Callable[[str], None],
        current: Callable[[], str],
    ) -> bool:
        wrapped = proposal.filled(text)

        def beside(ours: str) -> str:
            return joined(current(), ours)

        if not self._kept(text, lambda: save(wrapped.text), beside):
            return False
        if not progress.is_none(wrapped.text):
            self._writer.show(wrapped.text)
        if plain.has_controls(text):
            self._writer.warn("Control characters in it were left out.")
        for kept in wrapped.kept:
            self._writer.warn(f"Line {kept.line} stays long: {kept.reason}")
        return True

    def _kept(
        self, text: str, save: Callable[[], None], beside: Callable[[str], str]
    ) -> bool:
        """Save, or keep the words in the recovery file.

        Where someone else changed the same, it is what ``beside`` makes
        of them that is kept.
        """
        writer = self._writer
        try:
            self._restored(save)
        except ConflictError as error:
            writer.warn(f"{error}.")
            text = beside(text)
        except NovaspecError as error:
            writer.warn(f"{error}.")
        except LaterError:
            self._keep(text)
            raise
        else:
            writer.recovery.forget(writer.step)
            return True
        self._keep(text)
        return False

    def _keep(self, text: str) -> None:
        """Put words that are not in the spec where they are found again."""
        recovery = self._writer.recovery
        if recovery.keep(self._writer.step, text):
            self._writer.note(f" Your words are in {recovery.path}")

    def _restored(self, save: Callable[[], None]) -> None:
        """Save; write the file anew where it is gone and that is wanted."""
        try:
            save()
        except GoneError as error:
            self._writer.warn(f"{error}.")
            question = "Write it again, with all that you answered?"
            if not self._writer.prompts.confirm(question):
                raise LaterError from None
            self.draft.restore()
            save()

    def _stays(self, slot: Slot) -> bool:
        """Show what is wrong in a new answer; say whether it stays so."""
        found = self.findings(slot, self.review())
        if not found:
            return True
        lines = self.draft.text.split("\n")
        for finding in found:
            self._writer.warn(f"Line {finding.line}: {finding.message}")
            shown = "".join(lines[finding.line - 1 : finding.line]).strip()
            self._writer.note(f"  {finding.line} | {shown}")
        return not self._writer.is_to_mend()

    def findings(
        self, slot: Slot, among: "Iterable[Finding]"
    ) -> "tuple[Finding, ...]":
        """Return those in a section, with all headings in it."""
        spec = self.draft.spec
        titles = self.draft.outline.titles
        after = iter(spec.sections)
        section = next((s for s in after if s.title == slot.title), None)
        if section is None:
            return ()
        end = next((s.line for s in after if s.title in titles), None)
        return tuple(
            finding
            for finding in among
            if section.line <= finding.line < (end or float("inf"))
        )


def _is_fine_none(slot: Slot, text: str) -> bool:
    """Say whether an answer is the None that the outline offers."""
    if slot.advice.none is NoneAnswer.NEVER:
        return False
    return text == proposal.none_text(slot.advice.form)
