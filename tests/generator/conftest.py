"""Lets the generator's tests import it from a checkout, wherever they are run from."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
