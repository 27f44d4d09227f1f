import subprocess
import sys
from pathlib import Path

import pytest

from novaspec_new.render import new_spec
from novaspec_new.render.answers_file import Answers
from novaspec_new.spec import outline
from novaspec_new.workspace import resources
from novaspec_new.workspace.file_conflicts import ConflictError
from novaspec_new.workspace.spec_file import SpecFile
from tests.support import repository

TEXT = repository.TEMPLATE.format(display="2027.1 Indri")
OUTLINE = outline.read_template(TEXT, "2027.1", {})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "spec.rst"
    path.write_text(TEXT)
    return path


def test_each_change_is_on_disk_at_once(path: Path) -> None:
    draft = SpecFile(path, OUTLINE)
    draft.set_title("A longer title than before, 日本")
    assert "\n日本" not in path.read_text()
    draft.set_introduction("Why not?")
    draft.set_body("Testing", "By hand.")
    text = path.read_text()
    assert text == draft.text
    assert "A longer title than before, 日本\n====" in text
    assert "+spec/example\n\nWhy not?\n\nProblem" in text
    assert "=======\n\nBy hand.\n\n\nHistory" in text
    assert draft.spec.title == "A longer title than before, 日本"


def test_a_foreign_change_elsewhere_is_kept(path: Path) -> None:
    draft = SpecFile(path, OUTLINE)
    path.write_text(TEXT.replace("Who wants it?", "By hand!"))
    draft.set_body("Testing", "Mine.")
    assert "By hand!" in path.read_text()
    assert "Mine." in path.read_text()


def test_a_foreign_change_in_the_same_section_wins(path: Path) -> None:
    draft = SpecFile(path, OUTLINE)
    theirs = TEXT.replace("How is it tested?", "By hand!")
    path.write_text(theirs)
    with pytest.raises(ConflictError):
        draft.set_body("Testing", "Mine.")
    assert path.read_text() == theirs
    assert draft.text == theirs


def test_a_section_that_another_program_took_away(path: Path) -> None:
    draft = SpecFile(path, OUTLINE)
    theirs = TEXT.replace("Testing\n=======\n", "")
    path.write_text(theirs)
    with pytest.raises(KeyError):
        draft.set_body("Testing", "Mine.")
    assert path.read_text() == theirs


def test_the_same_answer_again_writes_nothing(path: Path) -> None:
    draft = SpecFile(path, OUTLINE)
    before = path.stat()
    draft.set_body("Testing", "How is it tested?")
    assert path.stat().st_ino == before.st_ino


_SAVE_OFTEN = """
import sys
from pathlib import Path
from novaspec_new.workspace import resources
from novaspec_new.workspace.spec_file import SpecFile
draft = SpecFile(Path(sys.argv[1]), resources.embedded().outline)
for number in range(100):
    draft.set_body(sys.argv[2], f"{number} of {sys.argv[2]}")
"""


def test_two_programs_that_save_at_the_same_time(tmp_path: Path) -> None:
    """Neither writes over what the other saved in between."""
    path = tmp_path / "awesome-thing.rst"
    known = resources.embedded().outline
    path.write_text(new_spec.write(known, "awesome-thing", Answers()).text)
    titles = ["Use Cases", "Testing", "Security impact"]
    running = [
        subprocess.Popen([sys.executable, "-c", _SAVE_OFTEN, path, title])
        for title in titles
    ]
    assert [each.wait(60) for each in running] == [0, 0, 0]
    draft = SpecFile(path, known)
    for title in titles:
        assert draft.body(title).strip() == f"99 of {title}"
