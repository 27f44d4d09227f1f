"""Which Launchpad is asked."""

import os
import re
from collections.abc import Mapping
from urllib.parse import SplitResult, urlsplit

from novaspec_new.spec.errors import UsageError

ROOT = "https://api.launchpad.net/"
VARIABLE = "NOVASPEC_LAUNCHPAD_ROOT"
_LOOPBACK = re.compile(r"localhost|127(?:\.[0-9]{1,3}){3}|::1")


def service_root(environ: Mapping[str, str] = os.environ) -> str:
    """Return the address of Launchpad's web service, with a final slash.

    The environment may name another one. Raises UsageError for one that
    makes no sense, or that would be asked in the clear over a network.
    """
    given = environ.get(VARIABLE, "").strip()
    if not given:
        return ROOT
    parts = _split(given)
    # What may be a password is not for the screen.
    shown = re.sub(r"//.*@", "//...@", given)
    if parts is None:
        raise UsageError(
            f"{VARIABLE} is {shown!r}, which is no web address",
            f"give one like {ROOT}",
        )
    if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        raise UsageError(
            f"{VARIABLE} is {shown!r}, which is not encrypted",
            "use https; http is for this machine only",
        )
    if re.search(r"/(devel|beta|\d+\.\d+)/?$", parts.path):
        raise UsageError(
            f"{VARIABLE} is {shown!r}, which names a version",
            "leave that out; novaspec asks for its own",
        )
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"


def _split(address: str) -> SplitResult | None:
    """Return a plain web address in parts, None for anything else."""
    if not re.fullmatch(r"[!-~]+", address):
        return None
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    is_web = parts.scheme in {"http", "https"} and parts.hostname and port != 0
    extra = parts.query or parts.fragment or "@" in parts.netloc
    return None if extra or not is_web else parts


def is_loopback(host: str) -> bool:
    """Say whether a host's name or number is this machine."""
    return bool(_LOOPBACK.fullmatch(host))
