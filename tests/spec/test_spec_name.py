import pytest

from novaspec_new.spec import spec_name
from novaspec_new.spec.errors import UsageError
from novaspec_new.spec.tracker import Tracker, TrackerKind

BLUEPRINT = Tracker(TrackerKind.BLUEPRINT, "nova")
BUG = Tracker(TrackerKind.BUG, "keystone")
NONE = Tracker()
PAGE = "https://blueprints.launchpad.net/nova/+spec/fast-disks"


@pytest.mark.parametrize(
    ("given", "tracker", "name"),
    [
        ("fast-disks", BLUEPRINT, "fast-disks"),
        (PAGE, BLUEPRINT, "fast-disks"),
        ("fast-disks", BUG, "fast-disks"),
        ("fast-disks", NONE, "fast-disks"),
    ],
)
def test_a_file_is_named(given: str, tracker: Tracker, name: str) -> None:
    assert spec_name.read(given, tracker) == name


@pytest.mark.parametrize(
    ("tracker", "hint"),
    [(BUG, "the address with --link"), (NONE, "give one of words")],
)
def test_a_page_with_a_number_names_no_file(
    tracker: Tracker, hint: str
) -> None:
    with pytest.raises(UsageError, match="gives no name to a file") as told:
        spec_name.read("https://bugs.launchpad.net/keystone/+bug/1", tracker)
    assert hint in str(told.value)


@pytest.mark.parametrize(
    ("given", "tracker", "link"),
    [
        (PAGE, BLUEPRINT, "fast-disks"),
        ("fast-disks", BLUEPRINT, "fast-disks"),
        ("https://bugs.launchpad.net/keystone/+bug/12", BUG, "12"),
        ("12", BUG, "12"),
    ],
)
def test_a_page_is_meant(given: str, tracker: Tracker, link: str) -> None:
    assert spec_name.read_link(given, tracker) == link


@pytest.mark.parametrize(
    ("given", "tracker", "said"),
    [
        ("twelve", BUG, "is no bug of keystone; give one like https://bugs"),
        ("Fast Disks", BLUEPRINT, "is no blueprint of nova"),
        ("12", NONE, "leave out --link"),
    ],
)
def test_what_is_no_page_is_told(
    given: str, tracker: Tracker, said: str
) -> None:
    with pytest.raises(UsageError) as told:
        spec_name.read_link(given, tracker)
    assert said in str(told.value)
