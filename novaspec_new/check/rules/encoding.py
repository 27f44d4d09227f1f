"""The rule that a file holds UTF-8, and nothing else."""

from novaspec_new.check.findings import Finding, error

ENCODING = error(
    "text-encoding",
    "the file is not UTF-8",
    "save the file as UTF-8",
    # Python itself fails on it, whatever a gate looks at.
    gate=(),
)
RULES = (ENCODING,)


def decode(data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """Return a file's text, and what is wrong with its encoding.

    Bytes that are not UTF-8 become U+FFFD, so that the rest of the file
    can still be looked at. The column of such a finding is the byte's.
    """
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        start = error.start
    line = data.count(b"\n", 0, start) + 1
    byte = start - data.rfind(b"\n", 0, start)
    found = ENCODING.at(
        line,
        byte,
        f"byte 0x{data[start]:02x} at place {byte} of the line is not UTF-8",
    )
    return data.decode("utf-8", "replace"), (found,)
