"""A spec's file while it is being written: each change saved at once."""

import contextlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from novaspec_new.spec import document, edits, introduction
from novaspec_new.spec.document import Document
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.spec.outline import Outline
from novaspec_new.workspace import files
from novaspec_new.workspace.file_conflicts import ChangedError, ConflictError


class Filled(Protocol):
    """What came of filling in a spec's parts."""

    @property
    def spec(self) -> Document:
        """The spec with more in it."""


_Filled = TypeVar("_Filled", bound=Filled)


class SpecFile:
    """A spec on disk, changed one part at a time.

    What another program wrote into other parts meanwhile is kept; where
    it wrote into the same part, nothing is saved and ConflictError
    raised. ``follow`` is that of ``files.write_text``.
    """

    def __init__(
        self, path: Path, outline: Outline, *, follow: bool | None = None
    ) -> None:
        self.path = path
        self._follow = follow
        self.outline = outline
        self._text = files.read_text(path)

    @property
    def text(self) -> str:
        """The file's text as last read or written."""
        return self._text

    @property
    def spec(self) -> Document:
        """Its parts, the author's own sub-sections in their section."""
        return document.split(self._text).folded(self.outline.titles)

    @property
    def introduction(self) -> str:
        """The introduction below the blueprint's address, as written."""
        return introduction.split(self.spec.introduction).text

    def reload(self) -> None:
        """Read the file again; raises NovaspecError where it cannot."""
        self._text = files.read_text(self.path)

    def refresh(self) -> None:
        """Read the file again; what cannot be read is as it was."""
        with contextlib.suppress(NovaspecError):
            self.reload()

    def restore(self) -> None:
        """Write the file again after it was removed.

        Raises NovaspecError where it cannot, or is there again.
        """
        files.create_text(self.path, self._text, follow=self._follow)

    def body(self, title: str) -> str:
        """Return a section's body; KeyError where there is none."""
        return edits.body(self.spec, title)

    def set_title(self, title: str) -> None:
        """Save another title, a single line."""
        self._change(
            lambda spec: spec.title, lambda spec: spec.with_title(title)
        )

    def set_introduction(self, text: str) -> None:
        """Save another text below the blueprint's address."""
        self._change(
            lambda spec: spec.introduction,
            lambda spec: edits.with_introduction(spec, text),
        )

    def set_body(self, title: str, text: str) -> None:
        """Save another text in a section; KeyError where there is none."""
        self._change(
            lambda spec: edits.body(spec, title),
            lambda spec: edits.with_answer(spec, title, text),
        )

    def fill_in(self, change: Callable[[Document], _Filled]) -> _Filled:
        """Save what ``change`` fills in, whatever came in between."""
        while True:
            done = change(self.spec)
            try:
                self._save(done.spec)
            except ChangedError:
                self.reload()
            else:
                return done

    def strays(self, title: str, text: str) -> list[str]:
        """Return the headings in an answer that would leave its section.

        An empty ``title`` is the introduction. Raises KeyError where
        there is no such section.
        """
        before = self.spec
        if title:
            changed = edits.with_answer(before, title, text)
        else:
            changed = edits.with_introduction(before, text)
        after = document.split(changed.text).folded(self.outline.titles)
        more = Counter(part.title for part in after.sections)
        more.subtract(part.title for part in before.sections)
        found = [name for name, count in more.items() if count > 0]
        if not found and after.title != before.title:
            return [after.title or before.title]
        return found

    def _change(
        self,
        part: Callable[[Document], str],
        change: Callable[[Document], Document],
    ) -> None:
        before = part(self.spec)
        while True:
            try:
                self._save(change(self.spec))
            except ChangedError:
                self.reload()
            else:
                return
            if part(self.spec) != before:
                raise ConflictError(self.path)

    def _save(self, spec: Document) -> None:
        if spec.text == self._text:
            return
        files.write_text(
            self.path, spec.text, expected=self._text, follow=self._follow
        )
        self._text = spec.text
