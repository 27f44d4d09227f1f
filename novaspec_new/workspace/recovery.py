"""What a session keeps beside the spec: words, forms, earlier texts."""

import contextlib
import os
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from novaspec_new.workspace import directories, files

# Words, and the checksum of the text that they were typed over.
_Kept = tuple[str, int | None]
# Of one section.
_MOST_TEXTS = 10


class Recovery:
    """The recovery file of one spec, in the user's state folder.

    It maps a question, named as the dialog names it, to the words that
    stood there, and remembers over which text of the file they were
    typed. It also has the forms that were left half-way, the texts that
    sections once had, and the question that was open last. A full disk
    or a missing folder must not end the session, so that trouble is told
    by a return value; words that could not be written are held until
    they can.
    """

    def __init__(self, spec: Path) -> None:
        # Tells specs of one name apart; hashlib takes longer to import.
        key = zlib.crc32(os.fsencode(os.path.realpath(spec)))
        name = f"{spec.stem[:80]}-{key:08x}.json"
        self.path = directories.state() / "drafts" / name
        # For files of the spec's that an editor has open.
        self.folder = self.path.with_suffix("")
        self._unwritten: dict[str, _Kept] = {}
        self._open: dict[str, int] = {}

    def load(self) -> dict[str, str]:
        """Return all words that were kept and can be read."""
        kept = {**_words(self._read()), **self._unwritten}
        return {question: words for question, (words, _) in kept.items()}

    @property
    def is_needed(self) -> bool:
        """Whether it has words, or a form, that are in no spec yet."""
        return bool(self.load() or _table(self._read(), "forms"))

    def open(self, question: str, text: str) -> bool:
        """Note over which text a question's words are typed from now on.

        Returns False where those kept were typed over another one.
        """
        before = _words(self._read()).get(question)
        self._open[question] = zlib.crc32(text.encode("utf-8", "replace"))
        return before is None or before[1] in {None, self._open[question]}

    def keep(self, question: str, text: str) -> bool:
        """Keep a question's words, or forget it where there are none.

        Returns whether that worked.
        """

        def change(state: dict[str, Any]) -> None:
            kept = {**_words(state), **self._unwritten}
            _, over = kept.pop(question, ("", None))
            if text.strip():
                kept[question] = (text, self._open.get(question, over))
                state["last"] = question
            state["words"] = kept

        if self._change(change):
            self._unwritten = {}
            return True
        self._unwritten[question] = (text, self._open.get(question))
        return False

    def forget(self, question: str) -> None:
        """Forget a question's words and form: they are in the spec."""

        def change(state: dict[str, Any]) -> None:
            kept = {**_words(state), **self._unwritten}
            kept.pop(question, None)
            state["words"] = kept
            forms = _table(state, "forms")
            state["forms"] = {k: v for k, v in forms.items() if k != question}

        self._unwritten.pop(question, None)
        if self._change(change):
            self._unwritten = {}

    def form(self, question: str) -> Mapping[str, Any]:
        """Return the form of a question as it was left; may be empty."""
        form = _table(self._read(), "forms").get(question)
        return form if isinstance(form, dict) else {}

    def keep_form(self, question: str, form: Mapping[str, Any]) -> bool:
        """Keep a form as it is, plain data; say whether that worked."""

        def change(state: dict[str, Any]) -> None:
            state["forms"] = {**_table(state, "forms"), question: form}
            state["last"] = question

        return self._change(change)

    def texts(self, question: str) -> list[str]:
        """Return the texts that a question was answered with before.

        The newest comes first.
        """
        texts = _table(self._read(), "texts").get(question)
        found = texts if isinstance(texts, list) else []
        return [str(text) for text in found]

    def remember(self, question: str, text: str) -> None:
        """Remember a text that takes its place among the earlier ones."""

        def change(state: dict[str, Any]) -> None:
            texts = _table(state, "texts")
            known = texts.get(question)
            others = known if isinstance(known, list) else []
            others = [each for each in others if each != text]
            kept = [text, *others][:_MOST_TEXTS]
            state["texts"] = {**texts, question: kept}

        if text.strip():
            self._change(change)

    @property
    def last(self) -> str:
        """The question that was open when the session was left."""
        return str(self._read().get("last", ""))

    def leave_at(self, question: str) -> None:
        """Note which question is open."""

        def change(state: dict[str, Any]) -> None:
            state["last"] = question

        self._change(change)

    def tidy(self) -> None:
        """Remove the editors' folder where nothing is left in it."""
        with contextlib.suppress(OSError):
            self.folder.rmdir()

    def _change(self, change: Callable[[dict[str, Any]], None]) -> bool:
        with files.locked(self.path.parent):
            before = self._read()
            after = dict(before)
            change(after)
            after = {key: value for key, value in after.items() if value}
            return after == before or self._write(after)

    def _read(self) -> dict[str, Any]:
        try:
            text = self.path.read_text("utf-8")
            # The first prompt of a new spec comes without one.
            import json

            found = json.loads(text)
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self, state: dict[str, Any]) -> bool:
        part = self.path.with_suffix(f".{os.getpid()}.part")
        try:
            if not state:
                self.path.unlink(missing_ok=True)
                return True
            import json

            self.path.parent.mkdir(0o700, parents=True, exist_ok=True)
            part.touch(0o600)
            part.write_text(json.dumps(state, indent=1), encoding="utf-8")
            part.replace(self.path)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            return False
        return True


def _table(state: Mapping[str, Any], key: str) -> dict[str, Any]:
    found = state.get(key)
    return found if isinstance(found, dict) else {}


def _words(state: Mapping[str, Any]) -> dict[str, _Kept]:
    found: dict[str, _Kept] = {}
    for question, kept in _table(state, "words").items():
        with contextlib.suppress(TypeError, ValueError):
            words, over = kept
            found[question] = (str(words), over)
    return found
