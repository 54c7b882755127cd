"""Lets the generator's tests import it, and what tests share, from a checkout, wherever they are run from."""

import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS.parent), str(TESTS)]
