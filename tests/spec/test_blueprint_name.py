import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.spec import blueprint_name
from novaspec_new.spec.errors import UsageError

# lp.app.validators.name, as Launchpad has it.
_LAUNCHPADS = re.compile(r"^[a-z0-9][a-z0-9\+\.\-]+\Z")


@pytest.mark.parametrize(
    "name",
    [
        "awesome-thing",
        "awesome-thing.rst",
        "ab",
        "0-1",
        "c++",
        "a.b",
        "libvirt-7.0+x",
        "9p",
    ],
)
def test_a_name_stands_for_itself(name: str) -> None:
    assert blueprint_name.read_name(name) == name
    assert blueprint_name.read_name(f"  {name}\n") == name


@pytest.mark.parametrize(
    "address",
    [
        "https://blueprints.launchpad.net/nova/+spec/awesome-thing",
        "http://blueprints.launchpad.net/nova/+spec/awesome-thing",
        "https://blueprints.launchpad.net/nova/+spec/awesome-thing/",
        "https://launchpad.net/nova/+spec/awesome-thing",
        "blueprints.launchpad.net/nova/+spec/awesome-thing",
        "https://blueprints.launchpad.net/nova/%2Bspec/awesome-thing",
        "https://blueprints.launchpad.net/nova/+spec/awesome-thing?x=1#y",
        "HTTPS://Blueprints.Launchpad.net/nova/+spec/awesome-thing",
    ],
)
def test_an_address_is_taken_for_its_name(address: str) -> None:
    assert blueprint_name.read_name(address) == "awesome-thing"


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "a",
        "x_y",
        "-ab",
        ".ab",
        "..",
        "+a",
        "Awesome",
        "Awesome Thing",
        "../../etc/passwd",
        "/etc/passwd",
        "a/b",
        "a\\b",
        "a\nb",
        "ab\0",
        "ünicode",
        "a\u0663",
        "\x1b[31mred",
        "a" * 201,
    ],
)
def test_a_name_that_launchpad_would_refuse(name: str) -> None:
    assert not blueprint_name.is_name(name)
    with pytest.raises(UsageError, match="is no blueprint name") as raised:
        blueprint_name.read_name(name)
    assert raised.value.hint
    assert str(raised.value).isprintable()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Awesome Thing", "awesome-thing"),
        ("x_y", "x-y"),
        ("Add: NUMA, again!", "add-numa-again"),
    ],
)
def test_what_may_have_been_meant(name: str, meant: str) -> None:
    with pytest.raises(UsageError) as raised:
        blueprint_name.read_name(name)
    assert f"did you mean '{meant}'" in raised.value.hint


@pytest.mark.parametrize("name", ["../../etc/passwd", "ä"])
def test_nothing_is_offered_where_no_name_is_near(name: str) -> None:
    with pytest.raises(UsageError) as raised:
        blueprint_name.read_name(name)
    assert "did you mean" not in str(raised.value)


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("https://example.org/nova/+spec/awesome-thing", "not a page of"),
        ("https://launchpad.net.evil.example/nova/+spec/ab", "not a page of"),
        ("https://evil.example@x/nova/+spec/ab", "not a page of"),
        ("ftp://launchpad.net/nova/+spec/ab", "not a page of"),
        ("https://[broken/nova/+spec/ab", "not a page of"),
        ("https://launchpad.net/nova", "not a blueprint's page"),
        ("https://launchpad.net/nova/+bug/ab", "not a blueprint's page"),
        ("https://launchpad.net/nova/+spec/ab/cd", "not a blueprint's page"),
        ("https://launchpad.net/cinder/+spec/ab", "of 'cinder', not of"),
        ("https://launchpad.net/nova/+spec/..%2Fab", "no blueprint name"),
        ("https://launchpad.net/nova/+spec/A", "no blueprint name"),
    ],
)
def test_an_address_of_something_else(address: str, what: str) -> None:
    with pytest.raises(UsageError, match=re.escape(what)) as raised:
        blueprint_name.read_name(address)
    assert raised.value.hint


def test_another_project() -> None:
    address = blueprint_name.url("ab", "placement")
    assert address == "https://blueprints.launchpad.net/placement/+spec/ab"
    assert blueprint_name.read_name(address, "placement") == "ab"


@given(st.from_regex(_LAUNCHPADS))
def test_what_launchpad_takes_is_taken(name: str) -> None:
    assert blueprint_name.is_name(name) == (len(name) <= 200)
    if len(name) <= 200:
        assert blueprint_name.read_name(name) == name
        assert blueprint_name.read_name(blueprint_name.url(name)) == name


@given(st.text() | st.text(alphabet="a1+.-:/%\\ \x1b[@]_netlaunchpdsov"))
def test_nothing_else_comes_out(given_name: str) -> None:
    with contextlib.suppress(UsageError):
        assert _LAUNCHPADS.match(blueprint_name.read_name(given_name))
