"""How Sphinx builds the documentation: sphinx-build -W -n docs OUT."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

from novaspec_new import __version__

project = "novaspec"
author = "The novaspec authors"
project_copyright = author
release = __version__
extensions = [
    "myst_parser",
    "sphinx_click",
    "novaspec_drawing",
    "novaspec_licences",
    "novaspec_pages",
]
html_theme = "furo"
html_title = f"novaspec {release}"
templates_path: list[str] = []
exclude_patterns = [
    "_build",
    "changes",
    # Included by the page of the command that they show.
    "examples",
    "man",
]
# A release of ours is not to fail because another site is down.
linkcheck_timeout = 10
nitpicky = True
# sphinx-click links each environment variable of an option.
nitpick_ignore_regex = [("envvar", ".*")]
highlight_language = "none"
