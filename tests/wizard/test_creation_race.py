"""Another of us makes the spec's file while the first prompt opens."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from novaspec_new.launchpad.result import LookupResult
from novaspec_new.render import new_spec
from novaspec_new.render.answers_file import Answers
from novaspec_new.terminal.interface import Frame
from novaspec_new.wizard.session import Session, SessionOptions
from novaspec_new.wizard.suggestions import Suggestions
from novaspec_new.workspace import resources
from novaspec_new.workspace.file_conflicts import ExistsError
from novaspec_new.workspace.settings import Settings
from novaspec_new.workspace.target import Target
from tests.support.script import Script

NAME = "awesome-thing"


@dataclass
class Overtaken(Script):
    """An author beside whom another one makes the file."""

    path: Path = field(default_factory=Path)
    theirs: str = ""

    def open(self, frame: Frame) -> None:
        super().open(frame)
        if not self.path.exists():
            self.path.write_text(self.theirs)


class Silent:
    """A look-up that nothing comes of."""

    done = False

    def result(self, timeout: float | None = None) -> LookupResult | None:
        del timeout
        return None


def session(author: Overtaken) -> Session:
    target = Target(author.path, NAME, "nova", None, None)
    known = Suggestions(target, Settings(name="Ann"), Silent)
    options = SessionOptions(f"novaspec new {NAME}")
    return Session(target, Answers(), known, author, options)


@pytest.fixture
def theirs() -> str:
    outline = resources.embedded().outline
    given = Answers(title="Theirs", introduction="It is theirs.")
    return new_spec.write(outline, NAME, given).text


def test_it_can_be_gone_on_with(tmp_path: Path, theirs: str) -> None:
    path = tmp_path / f"{NAME}.rst"
    author = Overtaken(
        ["Mine", "The problem."], confirms=[True], path=path, theirs=theirs
    )
    assert session(author).run() == 130
    assert "was made meanwhile" in author.heard
    assert "\nTheirs\n" in path.read_text()
    assert author.frames[1].title == "Problem description"


def test_it_stays_as_it_is(tmp_path: Path, theirs: str) -> None:
    path = tmp_path / f"{NAME}.rst"
    author = Overtaken(confirms=[False], path=path, theirs=theirs)
    with pytest.raises(ExistsError):
        session(author).run()
    assert path.read_text() == theirs
