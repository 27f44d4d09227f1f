from pathlib import Path

import pytest

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import directories, settings
from novaspec_new.workspace.settings import Settings, load_settings
from tests.support import program

WHOLE = """\
# Mine.
launchpad_id = "alice"
name = "Alice Émile"
editor = "code --wait"
plain = true
offline = false
project = "placement"
"""


def write(text: str) -> Path:
    path = directories.config() / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_set_is_the_defaults() -> None:
    assert load_settings({}) == Settings()
    assert {source for *_, source in Settings().rows()} == {"default"}


def test_a_file_is_read_with_its_lines() -> None:
    path = write(WHOLE)
    found = load_settings({})
    assert found.launchpad_id == "alice"
    assert found.name == "Alice Émile"
    assert found.editor == "code --wait"
    assert found.plain
    assert not found.offline
    assert found.project == "placement"
    assert found.sources["launchpad_id"] == f"{path}:2"
    assert found.sources["project"] == f"{path}:7"


def test_the_environment_goes_before_the_file() -> None:
    write(WHOLE)
    found = load_settings(
        {
            "NOVASPEC_LAUNCHPAD_ID": "bob",
            "NOVASPEC_PLAIN": "no",
            "NOVASPEC_OFFLINE": "1",
            "NOVASPEC_EDITOR": "",
        }
    )
    assert found.launchpad_id == "bob"
    assert not found.plain
    assert found.offline
    assert found.editor == "code --wait"
    assert found.sources["plain"] == "$NOVASPEC_PLAIN"


def test_every_key_can_be_set_by_the_environment() -> None:
    environ = {f"NOVASPEC_{key.upper()}": "1" for key in settings.KEYS}
    found = settings.combined(settings.from_environment(environ))
    assert set(found.sources) == set(settings.KEYS)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            '\nlaunchpad = "a"\n',
            "c.toml:2: unknown setting 'launchpad'; "
            "did you mean 'launchpad_id'?",
        ),
        (
            "offline = true\nplain = 1\n",
            "c.toml:2: plain is 1, not true or false; "
            "write plain = true or plain = false",
        ),
        (
            "name = true\n",
            'c.toml:1: name is True, not text; write name = "..."',
        ),
        (
            '# x\nlaunchpad_id = "Alice Doe"\n',
            "c.toml:2: launchpad_id 'Alice Doe' is no name on Launchpad; it "
            "stands in your page's address: https://launchpad.net/~NAME",
        ),
        (
            'name = "a\\u001b[31m"\n',
            "c.toml:1: name holds a character that is not printed; "
            "write it anew, in one line",
        ),
        (
            "[name]\nx = 1\n",
            "c.toml:1: name is {'x': 1}, not text; write name = \"...\"",
        ),
    ],
)
def test_a_mistake_is_one_line_with_its_place(text: str, line: str) -> None:
    with pytest.raises(NovaspecError) as caught:
        settings.read(text, "c.toml")
    assert str(caught.value) == line


def test_what_is_no_toml_names_line_and_column() -> None:
    with pytest.raises(NovaspecError, match=r"^c\.toml:2:8: "):
        settings.read("plain = true\nname = alice\n", "c.toml")


def test_a_mistaken_variable_is_named() -> None:
    with pytest.raises(NovaspecError, match=r"^\$NOVASPEC_PLAIN is 'maybe'"):
        settings.from_environment({"NOVASPEC_PLAIN": "maybe"})


def test_without_a_file_no_toml_is_imported(tmp_path: Path) -> None:
    code = (
        "import sys; from novaspec_new.workspace import settings;"
        "settings.load_settings({});"
        "print([n for n in ('tomllib', 'difflib') if n in sys.modules])"
    )
    done = program.python("-c", code, folder=tmp_path)
    assert (done.stdout, done.stderr) == ("[]\n", "")
