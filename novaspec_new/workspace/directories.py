"""Where cache, state and configuration live on this platform."""

from pathlib import Path

import platformdirs

_APP = "novaspec"


def cache() -> Path:
    """Return the folder for what can be fetched or computed again."""
    return platformdirs.user_cache_path(_APP, appauthor=False)


def state() -> Path:
    """Return the folder for what must outlive a crash: logs, drafts."""
    return platformdirs.user_state_path(_APP, appauthor=False)


def config() -> Path:
    """Return the folder for the author's own settings."""
    return platformdirs.user_config_path(_APP, appauthor=False)
