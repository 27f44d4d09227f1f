"""The plan of a move, and the one address that a rename changes."""

import pytest

from novaspec_new.lifecycle import move_plan

ADDRESS = "https://blueprints.launchpad.net/nova/+spec/"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (f"{ADDRESS}a-b\n", f"{ADDRESS}new\n"),
        (f"see {ADDRESS}a-b.\n", f"see {ADDRESS}new.\n"),
        (f"`it <{ADDRESS}a-b>`_\n", f"`it <{ADDRESS}new>`_\n"),
        (
            "http://launchpad.net/nova/+spec/a-b",
            "http://launchpad.net/nova/+spec/new",
        ),
    ],
)
def test_the_blueprints_address_changes(text: str, after: str) -> None:
    assert move_plan.renamed(text, "a-b", "new", "nova") == after


@pytest.mark.parametrize(
    "text",
    [
        f"{ADDRESS}a-b-c\n",
        f"{ADDRESS}a-b.c\n",
        f"{ADDRESS}xa-b\n",
        "the a-b of specs/zed/approved/a-b.rst",
        "https://blueprints.launchpad.net/cinder/+spec/a-b",
    ],
)
def test_nothing_else_changes(text: str) -> None:
    assert move_plan.renamed(text, "a-b", "new", "nova") == text


def test_a_plan_tells_each_line_that_comes_and_goes() -> None:
    plan = move_plan.plan(
        "zed/implemented/a.rst",
        "zed/approved/a.rst",
        ("text\n", "text\n"),
        {"zed": "approved/a.rst ../implemented/a.rst\n"},
        announce=True,
    )
    assert plan.lines == (
        "specs/zed/implemented/a.rst -> specs/zed/approved/a.rst",
        "specs/zed/redirects: - approved/a.rst ../implemented/a.rst",
        "specs/zed/redirects: + implemented/a.rst ../approved/a.rst",
    )
