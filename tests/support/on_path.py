"""The program on the path of another one, such as a shell or an editor."""

import os
import sys
from pathlib import Path


def environ(folder: Path) -> dict[str, str]:
    """Return an environment in which ``novaspec`` is what is tested.

    A script of that name is put into the folder.
    """
    folder.mkdir(exist_ok=True)
    program = folder / "novaspec"
    program.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -m novaspec_new "$@"\n'
    )
    program.chmod(0o755)
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path}
