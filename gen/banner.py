"""The comment that every emitted file begins with: who made it, and whether it is still as made.

A file that carries a banner is ours to replace; one whose content no longer has the hash that its
banner names has been edited, and is not. The banner holds nothing that differs between two runs or
two machines, so that equal specs give equal bytes.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePath

FORMAT = 1  # of the output: raised when the same decisions come to be written differently

_BANNER = re.compile(
    r"/\* Made by typedalloc from (?P<spec>[^\n]+): "
    r"output format (?P<format>[0-9]{1,9}), decisions (?P<decisions>[0-9a-f]{16})\.\n"
    r" \* Content (?P<content>[0-9a-f]{16})\. "
    r"Change the spec, not this file: an edited file is never overwritten\. \*/\n"
)


@dataclass(frozen=True)
class Banner:
    """What a banner says: the spec's base name, the output format, and two hashes."""

    spec: str
    format: int
    decisions: str
    content: str


def stamp(body: str, spec: str, decisions: str) -> str:
    """`body` under a banner; of `spec`, which may be a path, only the last part is named."""
    if not re.fullmatch("[0-9a-f]{16}", decisions):
        raise ValueError(f"decisions must be 16 hexadecimal digits, not {decisions!r}")
    return (
        f"/* Made by typedalloc from {_one_line(spec)}: "
        f"output format {FORMAT}, decisions {decisions}.\n"
        f" * Content {_content(body)}. "
        f"Change the spec, not this file: an edited file is never overwritten. */\n{body}"
    )


def read(text: str) -> Banner | None:
    """The banner that `text` begins with, if it begins with one."""
    found = _BANNER.match(_unix(text))
    if found is None:
        return None
    return Banner(found["spec"], int(found["format"]), found["decisions"], found["content"])


def is_unedited(text: str) -> bool:
    """True when `text` has a banner and the rest of it is what the banner was made for."""
    text = _unix(text)
    found = _BANNER.match(text)
    return found is not None and _content(text[found.end() :]) == found["content"]


def _one_line(spec: str) -> str:
    # A file may be named anything; without its slashes no name can end the comment, but a newline
    # would break the banner and a direction mark could disguise it.
    return "".join(c if c.isprintable() else "_" for c in PurePath(spec).name) or "_"


def _content(body: str) -> str:
    # surrogateescape: a file on disk may hold bytes that are not UTF-8, and is then just not ours
    return hashlib.sha256(_unix(body).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n")  # git may check files out with either
