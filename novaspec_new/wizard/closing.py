"""The end of a session: what was written, and what may be done now."""

import shlex
from typing import TYPE_CHECKING, NamedTuple

from novaspec_new.spec import progress
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.spec.filled_text import fill
from novaspec_new.spec.progress import Progress, State
from novaspec_new.terminal.interface import Question
from novaspec_new.wizard.autosave import Autosave
from novaspec_new.wizard.interview import Interview
from novaspec_new.wizard.text_dialog import Dialog
from novaspec_new.workspace import find_spec
from novaspec_new.workspace.files import near

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from novaspec_new.check.findings import Finding
    from novaspec_new.lifecycle.commit import Commit

# How many findings are told before the rest is counted.
_MOST_TOLD = 10


class _Choice(NamedTuple):
    """Something to do now, and how."""

    label: str
    act: "Callable[[], None]"


class Closing:
    """Shows a spec as it is by now, and does what its author wants next.

    ``again`` is the command that goes on with it.
    """

    def __init__(
        self,
        dialog: Dialog,
        autosave: Autosave,
        interview: Interview,
        again: str,
    ) -> None:
        self._dialog = dialog
        self._autosave = autosave
        self._interview = interview
        self._again = again
        self._findings: Sequence[Finding] = ()
        self._branch = ""

    def run(self) -> int:
        """Show, and do, until the author quits; return the exit code."""
        self._review()
        while True:
            choices = list(self._choices())
            labels = [choice.label for choice in choices]
            chosen = self._dialog.prompts.choose(
                "What now?", [*labels, "Quit"], default=len(labels)
            )
            if chosen == len(labels):
                break
            try:
                choices[chosen].act()
            except NovaspecError as error:
                self._dialog.warn(f"{error}.")
        return self._end()

    def _choices(self) -> "Iterator[_Choice]":
        if self._dialog.view is not None:
            yield _Choice("Look at the page", self._dialog.show_page)
        if self._findings:
            count = len(self._findings)
            told = f"the {count} findings, one by one"
            yield _Choice(
                f"Mend {told if count > 1 else 'the finding'}", self._mend
            )
        if self._has_to_do:
            yield _Choice("Go on with what is to do", self._go_on)
        if self._autosave.target.checkout is None or self._errors:
            return
        if self._branch:
            yield _Choice("Copy the command for the review", self._copy)
        else:
            yield _Choice("Commit it for review", self._commit)

    # What was written

    def _review(self) -> None:
        """Show all sections, each in a line, and what was found."""
        prompts, path = self._dialog.prompts, self._path
        self._findings = self._autosave.review()
        sections = self._autosave.sections()
        told = Progress.of(sections).summary
        told = told or "none of the template's sections"
        prompts.say("", f"{path}: {told}.", style="heading")
        for line in self._autosave.lines():
            prompts.tell(line)
        room = min(prompts.width, 80) - 1
        # What the gate refuses may not be among what is left out.
        first = sorted(self._findings, key=lambda f: f.severity != "error")
        for finding in first[:_MOST_TOLD]:
            # The heading names the file, and a screen may be narrow.
            of = ", error" if finding.severity == "error" else ""
            told = f"Line {finding.line}{of}: {finding.message}"
            prompts.say(*fill(told, room, later="  "))
        more = len(self._findings) - _MOST_TOLD
        if more > 0:
            prompts.say(f"and {more} more: novaspec check {path}")
        if self._errors:
            count = progress.count(self._errors, "error")
            refused = f"The gate would refuse it: {count} to mend first."
            prompts.say(refused, style="warning")
        else:
            prompts.say("The gate would take it.", style="heading")

    @property
    def _errors(self) -> int:
        return sum(f.severity == "error" for f in self._findings)

    @property
    def _has_to_do(self) -> bool:
        sections = self._autosave.sections()
        return any(section.state is State.TODO for section in sections)

    @property
    def _path(self) -> str:
        return near(self._autosave.target.path)

    # What may be done

    def _mend(self) -> None:
        """Lead from one finding to the next, each at its place."""
        seen: set[tuple[str, str]] = set()
        while True:
            left = [f for f in self._findings if (f.code, f.text) not in seen]
            if not left:
                break
            finding = left[0]
            seen.add((finding.code, finding.text))
            self._dialog.warn(f"Line {finding.line}: {finding.message}")
            self._dialog.note(f"  {finding.help}")
            self._interview.mend(finding)
            self._findings = self._autosave.review()
        self._review()

    def _go_on(self) -> None:
        self._interview.run()
        self._review()

    def _commit(self) -> None:
        """Show the commit's message, have it edited, and commit."""
        from novaspec_new.render import commit_message

        target, file = self._autosave.target, self._autosave.file
        name, tracker = target.name, target.tracker
        page = commit_message.page_of(file.spec, name, tracker)
        branch = commit_message.branch_of(name, page, tracker)
        commit = self._checked_commit(branch)
        options = commit_message.MessageOptions(tracker)
        made = commit_message.compose(file.spec, page, target.outline, options)
        text = self._agreed(commit_message.text_of(made))
        if not text:
            return
        short = commit.make(text)
        self._branch = branch
        self._dialog.prompts.say(f"Committed: {short} on {branch}")
        self._tell_review()

    def _checked_commit(self, branch: str) -> "Commit":
        from novaspec_new.lifecycle.commit import Commit

        target = self._autosave.target
        assert target.checkout is not None  # noqa: S101 - else not offered
        commit = Commit(target.checkout, target.path.absolute(), branch)
        commit.check()
        if commit.stands_on:
            self._dialog.note(
                f"{branch} begins at {commit.stands_on}, and depends on it"
            )
        return commit

    def _agreed(self, text: str) -> str:
        """Return the message that the author agrees to, or nothing."""
        prompts = self._dialog.prompts
        while True:
            prompts.show(text.rstrip("\n"))
            choices = ["Commit with this message", "Edit it", "Not now"]
            chosen = prompts.choose("The commit's message:", choices)
            if chosen != 1:
                return "" if chosen else text
            question = Question("Message:", default=text, multiline=True)
            text = prompts.ask(question).text.strip("\n") + "\n"

    def _tell_review(self) -> None:
        self._dialog.prompts.say("To send it for review:", self._command)

    @property
    def _command(self) -> str:
        return f"git review -t {self._branch}"

    def _copy(self) -> None:
        self._dialog.prompts.copy(self._command)
        self._dialog.note(f" {self._command}: the terminal was told to copy")

    # How it ends

    def _end(self) -> int:
        say = self._dialog.prompts.say
        if self._errors:
            say(f"To go on: {self._again}")
            return 1
        if self._has_to_do:
            say(f"To go on: {self._again}")
        if self._autosave.target.checkout is None:
            told = "Next: copy it to specs/RELEASE/approved of nova-specs."
            say(told, style="text")
        elif not self._branch:
            say("Next, to send it for review:")
            say(f"  novaspec message {self._spec} --commit")
        return 0

    @property
    def _spec(self) -> str:
        """What names the spec to a command, as short as can be."""
        target = self._autosave.target
        name = target.path.stem
        if target.checkout is not None:
            try:
                found = find_spec.find(name, target.checkout.root)
            except NovaspecError:
                return shlex.quote(self._path)
            if found.path == target.path.absolute():
                return name
        return shlex.quote(self._path)
