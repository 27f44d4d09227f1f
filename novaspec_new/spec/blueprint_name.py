"""A blueprint's name and address, checked before they become paths."""

import re
from urllib.parse import unquote, urlsplit

from novaspec_new.spec.errors import UsageError

# Launchpad's own rule for a name (lp.app.validators.name).
_NAME = re.compile(r"[a-z0-9][a-z0-9+.-]+")
_HOSTS = frozenset({"blueprints.launchpad.net", "launchpad.net"})
# A file name has 255 bytes on the usual file systems; ``.rst`` is added,
# and an atomic write needs a few more for its temporary neighbour.
_LONGEST = 200
_RULE = (
    "use two or more of a-z, 0-9, '+', '.' and '-', starting with a letter "
    "or digit"
)


def is_name(name: str) -> bool:
    """Say whether Launchpad would take ``name`` for a blueprint."""
    return bool(_NAME.fullmatch(name)) and len(name) <= _LONGEST


def url(name: str, project: str = "nova") -> str:
    """Return the address of a blueprint's page."""
    return f"https://blueprints.launchpad.net/{project}/+spec/{name}"


def read_name(name_or_url: str, project: str = "nova") -> str:
    """Return the blueprint's name from what the author gave.

    Takes a bare name or the address of a blueprint's page. Raises
    UsageError for a name that Launchpad would refuse, and for an address
    of another site or project.
    """
    given = name_or_url.strip()
    if "://" in given or given.startswith(tuple(_HOSTS)):
        given = _name_in_url(given, project)
    if is_name(given):
        return given
    raise UsageError(f"{given!r} is no blueprint name", _suggestion(given))


def _name_in_url(address: str, project: str) -> str:
    if "://" not in address:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        parts, host = urlsplit(""), None
    path = [unquote(piece) for piece in parts.path.split("/") if piece]
    wanted = f"paste one like {url('NAME', project)}"
    if parts.scheme not in {"http", "https"} or host not in _HOSTS:
        raise UsageError(f"{address!r} is not a page of Launchpad", wanted)
    if len(path) != 3 or path[1] != "+spec":
        raise UsageError(f"{address!r} is not a blueprint's page", wanted)
    if path[0] != project:
        raise UsageError(
            f"{address!r} is a blueprint of {path[0]!r}, not of {project!r}",
            wanted,
        )
    return path[2]


def _suggestion(given: str) -> str:
    slug = re.sub(r"[^a-z0-9+.-]+", "-", given.lower())
    slug = re.sub(r"-{2,}", "-", slug).strip("-.+")
    if slug != given and is_name(slug) and not re.search(r"[/\\]", given):
        return f"did you mean {slug!r}? {_RULE}"
    if len(given) > _LONGEST:
        return f"use at most {_LONGEST} characters"
    return _RULE
