"""`typedalloc init`: a commented spec for a type, to begin with."""

from __future__ import annotations

import re
from pathlib import PurePath

from gen import names
from gen.keys import KINDS

LONGEST_NAME = 22  # with which the longest identifier of any kind and preset is as long as C allows


def problem(type_: str, header: str) -> str | None:
    """What is wrong with a type or header from the command line."""
    wrong = names.type_problem(type_) or names.header_problem(header) or names.name_problem(name_of(type_))
    emitted = [f"typed_{kind}_{name_of(type_)}.h" for kind in KINDS]
    if wrong is None and PurePath(header.strip("<>")).name.lower() in emitted:
        wrong = f"{header} has the name of a header that is emitted; expected the one that declares {type_}"
    return wrong


def name_of(type_: str) -> str:
    """A name for what is made for a type: `struct conn` and `conn_t` are `conn`, `HttpRequest` is `http_request`."""
    words = re.findall(r"[A-Za-z0-9_]+", type_)
    if words[:1] in (["struct"], ["union"], ["enum"]):
        words = words[1:]
    text = "_".join(word for word in words if word not in ("const", "volatile"))
    text = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", text).lower()
    text = _ended(re.sub(r"__+", "_", text).strip("_"))
    if not text[:1].isalpha():
        text = f"item_{text}".strip("_")
    if len(text) > LONGEST_NAME:
        whole_words = text[: LONGEST_NAME + 1].rpartition("_")[0]
        text = _ended(whole_words or text[:LONGEST_NAME])
    is_free = not any(names.identifier_problem(f"typed_{kind}_{text}") for kind in KINDS)
    return text if is_free else f"{text}_item"


def _ended(text: str) -> str:
    """Without endings that no identifier may have."""
    return re.sub(r"(_t|_)+$", "", text)


def text(type_: str, header: str) -> str:
    """The spec, complete as it is; what is commented out shows what else there is."""
    name = name_of(type_)
    return f"""\
# Typed allocators for `{type_}`. Make them with `typedalloc gen {name}.toml -o DIR`; see what was decided,
# and why, with `typedalloc explain {name}.toml`.

name    = "{name}"  # names everything emitted: typed_pool_{name}_alloc and so on
headers = ["{header}"]  # what declares the type and the hooks
doc     = "One {name.replace('_', ' ')}."  # becomes the first sentence of the emitted header

[element]
type = "{type_}"
# init = "{name}_init"  # bool {name}_init({_pointer(type_)}): run by typed_pool_{name}_new, false fails it
# drop = "{name}_drop"  # void {name}_drop({_pointer(type_)}): run by typed_pool_{name}_delete
# size = 64  # asserted by the compiler, as is align

[pool]
# "single-threaded": the caller excludes other threads. "mutex": threads share it now and then. "thread-cached": they share it a
# lot. "lock-free": none may wait for another. What each promises and costs: docs/threads.md.
thread_safety = "single-threaded"

# "production": bounds checks, no statistics. "performance": neither, the speed of a hand-written list.
# "debug": full checks, leaks with the places of calls, statistics, fill patterns. "conservative": statistics and bounds checks.
preset = "production"

capacity = 256  # elements
# backing = "static"  # storage inside the pool itself; also "heap", "virtual" and "buffer"
# growth = "chunked"  # grow on demand, up to max_capacity
# max_capacity = 4096
# free_list = "bitmap"  # lowest address first, and nothing of the pool's in a free element
# handles = true  # references that notice when their element is gone

# In place of [pool] or beside it: [bump], an arena that gives everything back at once or to a checkpoint, and [stack],
# which also gives back the newest. Their capacity is in bytes, such as "64KiB", and they can have several [[element]].

# Keys that hold when that preset is forced on the command line:
# [pool.override.debug]
# alloc_pattern = 0xA5
"""


def _pointer(type_: str) -> str:
    return f"{type_}*" if type_.endswith("*") else f"{type_} *"
