import pytest

from novaspec_new.spec import profile_file
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.spec.profile import GateCheck, Profile, WidthExemption
from novaspec_new.spec.toml_text import Table
from novaspec_new.spec.tracker import TrackerKind
from novaspec_new.workspace import resources
from tests.support import projects

WHOLE = """\
service = "Ducks"
repositories = ["duck-specs"]

[layout]
templates = ["specs/{release}-template.rst", "template.rst"]
states = ["approved", "done"]
components = ["duck", "duck-client"]
ignored = ["index.rst"]

[[layout.specs]]
path = "specs/{release}/{state}/{component}/{name}.rst"

[[layout.specs]]
path = "specs/policy/{name}.rst"
gated = false
template = "specs/policy-template.rst"
titles = ["Problem"]

[tracker]
kind = "bug"
project = "duck"

[sections]
optional = ["History"]
optional_in = { zed = ["Later"] }

[gate]
checks = ["build", "width"]
width = 72
width_exempt = ["code"]
"""


def read(text: str) -> Profile:
    return profile_file.read(Table.read(text, "duck.toml"), "duck")


def test_a_whole_profile() -> None:
    found = read(WHOLE)
    assert found.name == "duck"
    assert found.service == "Ducks"
    assert found.tracker.kind is TrackerKind.BUG
    assert found.sections.may_be_absent("yoga") == ("History",)
    assert found.sections.may_be_absent("zed") == ("Later",)
    assert found.gate.checks == (GateCheck.BUILD, GateCheck.WIDTH)
    assert found.gate.width == 72
    assert found.gate.width_exempt == (WidthExemption.CODE,)
    policy = found.layout.locations[1]
    assert (policy.gated, policy.titles) == (False, ("Problem",))
    assert hash(found) == hash(read(WHOLE))


def test_where_a_spec_stands() -> None:
    layout = read(WHOLE).layout
    place = layout.place("specs/zed/done/duck/a.rst")
    assert place is not None
    assert place[1:] == ("zed", "done", "duck", "a")
    policy = layout.place("specs/policy/a.rst")
    assert policy is not None
    assert policy.location is layout.locations[1]
    assert layout.place("specs/zed/a.rst") is None


def test_a_folder_with_a_location_of_its_own_is_no_release() -> None:
    layout = read(WHOLE).layout
    assert layout.is_release("zed")
    assert not layout.is_release("policy")


def test_what_is_not_said_does_not_hold() -> None:
    found = read("")
    assert found.gate.checks == ()
    assert found.tracker.kind is TrackerKind.NONE
    assert found.layout.locations == ()
    assert found.service == "Duck"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("service", "servise", "duck.toml:1: unknown key 'servise'; "
         "did you mean 'service'?"),
        ("states", "stats", "duck.toml:6: unknown key of [layout] 'stats'; "
         "did you mean 'states'?"),
        ("gated", "gate", "duck.toml:15: unknown key of [layout.specs] "
         "'gate'; did you mean 'gated'?"),
        ('kind = "bug"', 'kind = "bugs"', "duck.toml:20: unknown value of "
         "'kind' 'bugs'; did you mean 'bug'?"),
        ('"build",', '"built",', "duck.toml:28: unknown value of 'checks' "
         "'built'; did you mean 'build'?"),
        ("width = 72", 'width = "72"', "duck.toml:29: width is '72', not a "
         "whole number; write width = 79"),
        ("width = 72", "width = true", "duck.toml:29: width is True, not a "
         "whole number; write width = 79"),
        ("gated = false", "gated = 0", "duck.toml:15: gated is 0, not true "
         "or false; write gated = true"),
        ('["History"]', '"History"', "duck.toml:24: optional is 'History', "
         'not a list of texts; write optional = ["...", "..."]'),
        ('"duck"\n', '"duck"\ntracker = 1\n', "duck.toml:22: unknown key of "
         "[tracker] 'tracker'; known are 'kind', 'project', 'address', "
         "'also', 'implements', 'related', 'branch', 'approved', "
         "'any_project'"),
        ("policy/{name}.rst", "policy/a.rst", "duck.toml:14: path "
         "'specs/policy/a.rst' has no {name}; write path = "
         '"specs/{release}/{name}.rst"'),
        ("{component}/", "{part}/", "duck.toml:11: path "
         "'specs/{release}/{state}/{part}/{name}.rst' has an unknown field "
         "'part'; it is a path from the checkout's root, with {release}, "
         "{state}, {component}, {name} in it"),
        ("service =", "service = =", "duck.toml:1:11: invalid value; see "
         "https://toml.io for how TOML is written"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(
    old: str, new: str, told: str
) -> None:
    assert old in WHOLE
    with pytest.raises(NovaspecError) as caught:
        read(WHOLE.replace(old, new, 1))
    assert str(caught.value) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("gate = 1", "gate is 1, not a table"),
        ("layout = { specs = 1 }", "specs is 1, not a list of tables"),
        ("layout = { specs = [1] }", "specs is [1], not a list of tables"),
    ],
)
def test_tables_are_tables(text: str, told: str) -> None:
    with pytest.raises(NovaspecError, match=r"duck.toml:1: ") as caught:
        read(text)
    assert told in str(caught.value)


@pytest.mark.parametrize("name", resources.profile_names())
def test_our_own_profiles_can_be_read(name: str) -> None:
    found = resources.profile(name)
    assert found.name == name
    assert found.layout.templates
    assert found.layout.locations


def test_no_two_of_our_profiles_claim_one_repository() -> None:
    profiles = [resources.profile(name) for name in resources.profile_names()]
    claimed = [name for each in profiles for name in each.repositories]
    assert len(claimed) == len(set(claimed))


def test_each_of_our_profiles_is_tried_in_a_checkout() -> None:
    assert set(projects.PROJECTS) == set(resources.profile_names())


def test_optional_rules_are_named() -> None:
    found = read('[gate]\non = ["rst-default-role"]\n')

    assert found.gate.on == ("rst-default-role",)
