"""Where things live: what the library says, whether it is asked or not."""

import platformdirs
import pytest

from novaspec_new.workspace import directories

_KINDS = ("CACHE", "CONFIG", "STATE")


@pytest.mark.parametrize("home", ["/home/ada", "/home/ada/", "ada", "", None])
@pytest.mark.parametrize(
    "given", ["/elsewhere/of", "/elsewhere/of/", "of", "~/of", " ", "", None]
)
def test_folders_are_those_that_the_library_knows(
    given: str | None, home: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_by = {f"XDG_{kind}_HOME": given for kind in _KINDS}
    for name, value in {**given_by, "HOME": home}.items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    known = platformdirs.PlatformDirs("novaspec", appauthor=False)
    assert directories.cache() == known.user_cache_path
    assert directories.config() == known.user_config_path
    assert directories.state() == known.user_state_path
