"""The spec's page beside a conversation: a key, and an entry at its end."""

import re
from pathlib import Path

import pytest

from novaspec_new.commands._preview_process import PageBeside
from novaspec_new.spec.errors import NovaspecError
from tests.support import program, repository, specs
from tests.support.screen import Session


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = repository.make(tmp_path / "nova-specs")
    text = specs.text().replace(
        "\nNone\n", "\n.. novaspec: to do\n\n   What leaks?\n", 1
    )
    specs.add(root, "2027.1/approved/fast-disks.rst", text)
    return root


def read(address: str) -> str:
    """Ask for a page as another program does."""
    import urllib.request

    with urllib.request.urlopen(address) as answer:
        return str(answer.read().decode())


def test_a_key_opens_the_page_and_leaving_ends_it(root: Path) -> None:
    with Session(["fill", "fast-disks"], folder=root, columns=120) as session:
        session.wait_for("Ctrl-C: leave")
        session.type("\x1bv")
        session.wait_for("The page is at http://127.0.0.1:")
        (address,) = re.findall(r"http://127\S+", session.everything)
        assert "What leaks?" in read(address)
        # Again it is the same page.
        session.type("\x1bv")
        session.wait_for(f"The page is at {address}", times=2)
        session.type("\x03")
        session.wait_for_end()
    with pytest.raises(OSError, match="refused"):
        read(address)


def test_before_there_is_a_file_there_is_no_page(root: Path) -> None:
    with (
        PageBeside(root / "none.rst") as page,
        pytest.raises(NovaspecError, match="There is no page yet"),
    ):
        page()


def test_without_the_extra_one_line_says_how_to_get_it(root: Path) -> None:
    code = (
        "import sys\n"
        "sys.modules['uvicorn'] = None\n"
        "from pathlib import Path\n"
        "from novaspec_new.commands._preview_process import PageBeside\n"
        "from novaspec_new.spec.errors import NovaspecError\n"
        "try:\n"
        "    PageBeside(Path('specs/2027.1/approved/fast-disks.rst'))()\n"
        "except NovaspecError as error:\n"
        "    print(error)\n"
    )
    done = program.python("-c", code, folder=root)
    assert done.stderr == ""
    assert done.stdout == (
        "The page cannot be shown yet; "
        "pip install 'novaspec[preview]' brings what it needs\n"
    )
