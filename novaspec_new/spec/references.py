"""References as an author types them: a name with its address, or words."""

import re

from novaspec_new.spec.list_entries import split

_NAMED = re.compile(r"(?P<name>[^<>`]*[^<>`\s])\s*<(?P<target>[^<>\s]+)>")
_URL = re.compile(r"https?://\S+")
# Where docutils would find markup within an address.
_MARKUP = re.compile(r"[*`|\\]|_(?![^\W_])")


def markup(text: str) -> str:
    """Return a reference as reStructuredText.

    ``Name <address>`` becomes a link, and an address in which there
    would be markup is protected; all else is the author's own.
    """
    named = _NAMED.fullmatch(text)
    if named and _URL.fullmatch(named["target"]):
        return _link(named["name"], named["target"])
    if _URL.fullmatch(text) and _MARKUP.search(text):
        return _link("", text)
    return text


def _link(name: str, url: str) -> str:
    # A name that is used twice is no mistake without a target of its own.
    name = name.replace("\\", "\\\\")
    url = url.replace("\\", "\\\\")
    if url.endswith("_"):
        url = f"{url[:-1]}\\_"
    return f"`{name} <{url}>`__" if name else f"`<{url}>`__"


def mistakes(text: str) -> list[str]:
    """Return what is wrong with references, a line for each."""
    return [
        f"{named['target']!r} is no address that begins with https://"
        for entry in split(text)
        if (named := _NAMED.fullmatch(entry))
        and not _URL.fullmatch(named["target"])
        and not entry.startswith(".. ")
    ]
