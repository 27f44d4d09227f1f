"""Which links of a spec may be followed from its page."""

import re
from urllib.parse import urljoin

# What a browser leaves out of an address before it reads its scheme.
_IGNORED = re.compile("[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\ufeff]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_SCHEMES = frozenset({"ftp", "http", "https", "irc", "ircs", "mailto"})


def followed(address: str, base: str) -> str | None:
    """Return an address that is safe to follow, or None.

    A relative one counts from ``base``, the page's own on the project's
    site; without a base there is nothing for it to lead to.
    """
    plain = _IGNORED.sub("", address)
    if plain.startswith("#"):
        return plain
    scheme = _SCHEME.match(plain)
    if scheme:
        return plain if scheme[1].lower() in _SCHEMES else None
    if not base or not plain or plain.startswith(("//", "\\", "/\\")):
        return None
    return urljoin(base, plain)
