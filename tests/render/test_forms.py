import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.render import forms
from novaspec_new.rst import parse
from novaspec_new.spec import gate

# A name is what a person might be called: anything with a letter in it.
names = (
    st.text(
        st.characters(exclude_categories=["Cc", "Cf", "Cs"])
        | st.sampled_from("_`*|\\:.-+()[]<>#=~ a1iA@/"),
        max_size=12,
    )
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: any(char.isalnum() for char in text))
)


def _definitions(text: str) -> list[str]:
    """Return what stands below each term, as a reader sees it."""
    parsed = parse.parse(text)
    assert [m for m in parsed.messages if m.level > 1] == []
    found = []
    for definition in parsed.tree.findall(nodes.definition):
        words = definition.children[-1]
        assert isinstance(words, nodes.paragraph)
        found.append(words.astext())
    return found


def test_assignees() -> None:
    assert forms.assignees("alice", ["bob", "carol"]) == (
        "Primary assignee:\n  alice\n\nOther contributors:\n  bob, carol"
    )


def test_nobody() -> None:
    assert forms.assignees(None, []) == (
        "Primary assignee:\n  None\n\nOther contributors:\n  None"
    )


def test_a_liaison() -> None:
    text = forms.liaison("Liaison Needed")
    assert text == "Feature liaison:\n  Liaison Needed"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("janed", "janed"),
        ("Jane Doe (janed) <jane@example.org>",) * 2,
        ("Zoë Müller", "Zoë Müller"),
        ("jane_doe", "jane_doe"),
        ("@jane", "@jane"),
        ("gibi_", r"gibi\_"),
        ("J. Doe", r"\J. Doe"),
        ("[m]", r"\[m]"),
        ("foo`bar|away", r"foo\`bar\|away"),
        ("{{ name }}", r"\{{ name }}"),
        ("two\nlines", "two lines"),
    ],
)
def test_a_name_is_plain_text(name: str, written: str) -> None:
    assert forms.liaison(name) == f"Feature liaison:\n  {written}"


@given(names, names)
def test_any_name_is_read_as_it_was_typed(one: str, other: str) -> None:
    assert _definitions(forms.liaison(one)) == [one]
    assert _definitions(forms.assignees(one, [other])) == [one, other]


@pytest.mark.parametrize("name", ["2027.1 Indri", "Zed"])
def test_a_history(name: str) -> None:
    text = forms.history(name)
    assert text == (
        ".. list-table:: Revisions\n"
        "   :header-rows: 1\n"
        "\n"
        "   * - Release Name\n"
        "     - Description\n"
        f"   * - {name}\n"
        "     - Introduced"
    )
    parsed = parse.parse(text)
    assert parsed.messages == ()
    entries = [node.astext() for node in parsed.tree.findall(nodes.entry)]
    assert entries == ["Release Name", "Description", name, "Introduced"]
    assert gate.trailing_spaces(text) == []


def test_a_history_of_something_else() -> None:
    text = forms.history("Zed", "Re-proposed")
    assert text.endswith("* - Zed\n     - Re-proposed")
