"""What usually changes when a spec is proposed again, asked for."""

from novaspec_new import progress, proposal, team
from novaspec_new.asking import Ask, Prompts
from novaspec_new.draft import Draft
from novaspec_new.outline import Form
from novaspec_new.progress import State

_QUESTIONS = {
    Form.ASSIGNEES: "Primary assignee (Launchpad id):",
    Form.LIAISON: "Feature liaison (name or IRC nick):",
}


class Update:
    """Asks who and where, and saves each answer at once.

    An answer left as it was offered changes nothing. Raises Left where
    the author leaves instead.
    """

    def __init__(self, draft: Draft, prompts: Prompts) -> None:
        self._draft = draft
        self._prompts = prompts

    def hold(self, *, assignee: bool, liaison: bool) -> None:
        """Ask for the assignee and the liaison as told, and references."""
        self._prompts.say("Enter keeps what stands there.", style="note")
        if assignee:
            self._person(Form.ASSIGNEES)
        if liaison:
            self._person(Form.LIAISON)
        self._references()

    def _person(self, form: Form) -> None:
        body = self._body(form)
        if body is None or team.with_name(body, form, "") is None:
            return
        now = team.current(body, form)
        name = self._prompts.ask(Ask(_QUESTIONS[form], default=now)).text
        name = " ".join(name.split())
        new = team.with_name(body, form, name) if name else None
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
            Ask("References:", default=now, multiline=True)
        ).text
        if text.strip("\n") not in {now, ""}:
            self._save(Form.REFERENCES, proposal.filled(text).text)

    def _body(self, form: Form) -> str | None:
        """Return the text of a form's section; None where it is not."""
        slot = team.slot(self._draft.outline, form)
        section = self._draft.spec.find(slot.title) if slot else None
        return section.body if section else None

    def _save(self, form: Form, text: str) -> None:
        slot = team.slot(self._draft.outline, form)
        if slot is not None:
            self._draft.set_body(slot.title, text)
