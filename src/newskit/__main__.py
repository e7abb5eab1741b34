"""``python -m newskit``."""

import sys

from newskit.cli import main

if __name__ == "__main__":
    sys.exit(main())
