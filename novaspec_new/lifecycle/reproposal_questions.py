"""What usually changes when a spec is proposed again, asked for."""

from novaspec_new.lifecycle import people
from novaspec_new.render import new_spec
from novaspec_new.spec import progress
from novaspec_new.spec.outline import Form
from novaspec_new.spec.progress import State
from novaspec_new.terminal.interface import Prompts, Question
from novaspec_new.workspace.spec_file import SpecFile

_QUESTIONS: dict[str, str] = {
    Form.ASSIGNEES: "Primary assignee (Launchpad id):",
    Form.LIAISON: "Feature liaison (name or IRC nick):",
}


class ReproposalQuestions:
    """Asks who and where, and saves each answer at once.

    An answer left as it was offered changes nothing. Raises
    PromptAbortedError where the author leaves instead.
    """

    def __init__(self, file: SpecFile, prompts: Prompts) -> None:
        self._file = file
        self._prompts = prompts

    def ask(self, *, assignee: bool, liaison: bool) -> None:
        """Ask for the assignee and the liaison as told, and references."""
        self._prompts.say("Enter keeps what stands there.", style="note")
        if assignee:
            self._person(Form.ASSIGNEES)
        if liaison:
            self._person(Form.LIAISON)
        self._references()

    def _person(self, form: str) -> None:
        body = self._body(form)
        if body is None or people.with_name(body, form, "") is None:
            return
        now = people.current(body, form)
        name = self._prompts.ask(Question(_QUESTIONS[form], default=now)).text
        name = " ".join(name.split())
        new = people.with_name(body, form, name) if name else None
        if name != now and new is not None:
            self._save(form, new)

    def _references(self) -> None:
        body = self._body(Form.REFERENCES)
        if body is None:
            return
        if not self._prompts.confirm("Change the references?", default=False):
            return
        written = progress.state(body) is State.WRITTEN
        now = body.strip("\n") if written else ""
        text = self._prompts.ask(
            Question("References:", default=now, multiline=True)
        ).text
        if text.strip("\n") not in {now, ""}:
            self._save(Form.REFERENCES, new_spec.filled(text).text)

    def _body(self, form: str) -> str | None:
        """Return the text of a form's section; None where it is not."""
        entry = people.entry(self._file.outline, form)
        section = self._file.spec.find(entry.title) if entry else None
        return section.body if section else None

    def _save(self, form: str, text: str) -> None:
        entry = people.entry(self._file.outline, form)
        if entry is not None:
            self._file.set_body(entry.title, text)
