"""`python -m drape` runs the command line."""

from __future__ import annotations

import sys

from drape.cli import main

sys.exit(main())
