"""The lines that lead an old address to a new place."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.lifecycle import redirects
from novaspec_new.lifecycle.redirects import Redirect

_FOLDERS = ["zed/approved", "zed/implemented", "2027.1/approved", "abandoned"]
places = st.builds(
    lambda folder, name: f"{folder}/{name}.rst",
    st.sampled_from(_FOLDERS),
    st.sampled_from(["a", "b", "c"]),
)


def test_within_a_release() -> None:
    assert (
        redirects.line("zed/approved/a.rst", "zed/implemented/a.rst")
        == "approved/a.rst ../implemented/a.rst\n"
    )


def test_a_new_name_in_the_same_folder() -> None:
    assert (
        redirects.line("zed/approved/a.rst", "zed/approved/b.rst")
        == "approved/a.rst ../approved/b.rst\n"
    )


def test_to_another_folder_and_from_a_flat_one() -> None:
    assert (
        redirects.line("backlog/approved/a.rst", "abandoned/a.rst")
        == "approved/a.rst ../../abandoned/a.rst\n"
    )
    assert (
        redirects.line("abandoned/a.rst", "zed/approved/a.rst")
        == "a.rst ../zed/approved/a.rst\n"
    )


@given(places, places)
def test_a_line_reads_back(old: str, new: str) -> None:
    folder = redirects.folder_of(old)
    (found,) = redirects.read(folder, redirects.line(old, new))
    assert isinstance(found, Redirect)
    assert (found.old, found.new) == (old, new)


def test_an_address_elsewhere_leads_out_of_the_specs() -> None:
    (found,) = redirects.read("zed", "approved/a.rst https://docs.example/a\n")
    assert isinstance(found, Redirect)
    assert found.new is None


def test_what_is_no_redirect_stays() -> None:
    text = "# words that are more than two\n\n"
    tables = {"zed": text}
    after = redirects.moved(
        tables, "zed/approved/a.rst", "zed/implemented/a.rst", announce=True
    )
    assert after["zed"] == text + "approved/a.rst ../implemented/a.rst\n"


def test_a_missing_final_newline_is_added_before_the_new_line() -> None:
    tables = {"zed": "approved/x.rst ../implemented/x.rst"}
    after = redirects.moved(
        tables, "zed/approved/a.rst", "zed/implemented/a.rst", announce=True
    )
    assert after["zed"].splitlines() == [
        "approved/x.rst ../implemented/x.rst",
        "approved/a.rst ../implemented/a.rst",
    ]


def test_a_chain_is_brought_to_the_new_place() -> None:
    tables = {
        "backlog": "approved/old.rst ../../zed/approved/a.rst\n",
        "zed": "approved/older.rst ../approved/a.rst\n"
        "approved/other.rst ../implemented/other.rst\n",
    }
    after = redirects.moved(
        tables, "zed/approved/a.rst", "zed/implemented/a.rst", announce=True
    )
    assert after == {
        "backlog": "approved/old.rst ../../zed/implemented/a.rst\n",
        "zed": "approved/older.rst ../implemented/a.rst\n"
        "approved/other.rst ../implemented/other.rst\n"
        "approved/a.rst ../implemented/a.rst\n",
    }


def test_moved_back_no_redirect_hides_the_page() -> None:
    tables = {"zed": "approved/a.rst ../implemented/a.rst\n"}
    after = redirects.moved(
        tables, "zed/implemented/a.rst", "zed/approved/a.rst", announce=True
    )
    assert after == {"zed": "implemented/a.rst ../approved/a.rst\n"}


def test_unannounced_only_the_chain_changes() -> None:
    tables = {"zed": "approved/b.rst ../approved/a.rst\n", "yoga": ""}
    after = redirects.moved(
        tables, "zed/approved/a.rst", "zed/approved/c.rst", announce=False
    )
    assert after == {"zed": "approved/b.rst ../approved/c.rst\n"}


def test_a_circle_leads_nowhere() -> None:
    tables = {
        "zed": "approved/a.rst ../approved/b.rst\n"
        "approved/b.rst ../approved/a.rst\n"
    }
    assert redirects.destination(tables, "zed/approved/a.rst") is None
    assert redirects.destination(tables, "zed/approved/c.rst") is None


@given(st.lists(places, min_size=2, max_size=8))
def test_wherever_a_spec_goes_every_old_address_leads_there(
    ways: list[str],
) -> None:
    tables: dict[str, str] = {}
    here = ways[0]
    been = {here}
    for there in ways[1:]:
        if there == here:
            continue
        tables |= redirects.moved(tables, here, there, announce=True)
        here = there
        been.add(here)
    known = {
        each.old: each.new
        for folder, text in tables.items()
        for each in redirects.read(folder, text)
        if isinstance(each, Redirect)
    }
    # One step each, with no chain and no line over the page itself.
    assert known == dict.fromkeys(been - {here}, here)


def test_the_projects_own_lines_come_out_the_same(nova_specs: Path) -> None:
    told = 0
    for file in (nova_specs / "specs").glob("*/redirects"):
        for each in redirects.read(file.parent.name, file.read_text()):
            assert isinstance(each, Redirect)
            # A few were written by hand, to the same effect.
            if each.new and "/" in each.text.split()[1]:
                told += 1
                assert redirects.line(each.old, each.new) == each.text
    assert told > 450
