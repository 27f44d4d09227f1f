"""Where cache, state and configuration live on this platform."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

_APP = "novaspec"


def cache() -> Path:
    """Return the folder for what can be fetched or computed again."""
    return _of_linux("XDG_CACHE_HOME", ".cache") or _known().user_cache_path


def state() -> Path:
    """Return the folder for what must outlive a crash: logs, drafts."""
    found = _of_linux("XDG_STATE_HOME", ".local/state")
    return found or _known().user_state_path


def config() -> Path:
    """Return the folder for the author's own settings."""
    return _of_linux("XDG_CONFIG_HOME", ".config") or _known().user_config_path


def _of_linux(variable: str, usual: str) -> Path | None:
    """Return the folder of the XDG Base Directory specification.

    None elsewhere, and where the environment names no absolute one. The
    first words wait for settings: on Linux the rule is sooner followed
    than the library is loaded that knows those of all platforms.
    """
    if sys.platform != "linux":
        return None
    base = os.environ.get(variable) or os.path.join(  # noqa: PTH118
        os.environ.get("HOME", ""), usual
    )
    return Path(base, _APP) if base.startswith("/") else None


def _known() -> "PlatformDirs":
    import platformdirs

    return platformdirs.PlatformDirs(_APP, appauthor=False)
