"""Let ``python -m novaspec_new`` do what ``novaspec`` does."""

import sys

from novaspec_new.commands.main import main

if __name__ == "__main__":
    sys.exit(main())
