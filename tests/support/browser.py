"""A real browser without a window, for pages that are looked at."""

import contextlib
import importlib.util
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Long enough for a loaded machine, in ms; no test waits it out.
PATIENCE = 40_000


def why_not() -> str:
    """Return why there is no browser to test in, or nothing."""
    if importlib.util.find_spec("playwright") is None:
        return "Playwright is not installed"
    if shutil.which("chromium") is None:
        return "there is no chromium"
    return ""


needed = pytest.mark.skipif(bool(why_not()), reason=why_not() or "-")


@contextlib.contextmanager
def launched() -> Iterator[Any]:
    """Give a browser of Playwright's; nothing is downloaded for it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(_FLAGS)
        )
        try:
            yield browser
        finally:
            browser.close()
