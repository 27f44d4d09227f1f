import pytest

from novaspec_new.lifecycle import people
from novaspec_new.spec.outline import Form

BODY = """
Primary assignee:
  alice
  (Alice A.)

Other contributors:
  bob
"""


def test_who_is_named() -> None:
    assert people.current(BODY, Form.ASSIGNEES) == "alice (Alice A.)"
    assert people.current("\nNone\n", Form.ASSIGNEES) == ""


def test_only_the_name_changes() -> None:
    new = people.with_name(BODY, Form.ASSIGNEES, "carol_")
    assert new == BODY.replace("alice\n  (Alice A.)", "carol\\_")


@pytest.mark.parametrize("term", ["Liaison", "Feature liaison", "LIAISON"])
def test_a_liaison_under_any_term(term: str) -> None:
    body = f"\n{term}:\n    eve\n\nMore.\n"
    new = people.with_name(body, Form.LIAISON, "Liaison Needed")
    assert new == body.replace("eve", "Liaison Needed")


@pytest.mark.parametrize("body", ["", "\nNone\n", "\n.. novaspec: to do\n"])
def test_where_nothing_is_said_the_templates_shape_is_used(body: str) -> None:
    new = people.with_name(body, Form.LIAISON, "eve")
    assert new == "Feature liaison:\n  eve"
    other = people.with_name(body, Form.ASSIGNEES, "alice") or ""
    assert people.current(other, Form.ASSIGNEES) == "alice"


def test_an_authors_own_words_are_left() -> None:
    assert people.with_name("\nAlice and Bob.\n", Form.ASSIGNEES, "x") is None
