"""The test matrix: specs made from the table of keys, so that a new value is tested as soon as it exists.

    python3 tests/matrix/specs.py DIR [--seed S] [--count N]

writes N specs and the header of their element types to DIR: half of them pools, a quarter bump arenas and a
quarter stacks. First come pairs: every backing x growth x mode x checks (x free list) that goes together, every
type, every preset; the rest are random combinations, so that every value of every key comes with the others.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gen import keys  # noqa: E402
from gen.run import Options, settings_of  # noqa: E402

HEADER = Path(__file__).with_name("elements.h")
# type, hooks that fit it, and the alignment it has
ELEMENTS = {
    "unsigned char": 1,
    "struct three": 1,
    "short": 2,
    "struct six": 2,
    "int": 4,
    "struct twelve": 4,
    "double": 8,
    "struct twenty_four": 8,
    "anonymous": 8,
    "struct constant": 8,
    "struct line": 64,
    "struct page": 4096,
    "struct big": 8,
    "void *": 8,
}
HOOKED = {"struct twelve": "twelve", "struct twenty_four": "twenty_four", "struct line": "line"}
# Types of bump arenas and stacks only, whose hooks see to it that what was made is dropped, newest first.
WATCHED = {"struct watched": 4, "struct watched_long": 8, "struct watched_line": 64, "struct watched_page": 4096}
KINDS = ("pool", "bump", "pool", "stack")
# Bytes that no suite comes near.
UNREACHED = 1 << 40
# All that watches, at once.
WATCHING: dict[str, object] = {"checks": "full", "registry": True, "track_stats": True, "monitor.hard_limit": UNREACHED}
TRACKING: dict[str, object] = {"tracking.leaks": True, "tracking.call_sites": True}
EVERYTHING: dict[str, dict[str, object]] = {
    kind: WATCHING | {name: value for name, value in TRACKING.items() if kind in keys.BY_TABLE["kind"][name].kinds} for kind in KINDS
}
CHOSEN_OFTEN = ("backing", "growth", "free_list", "preset")


def built(key: keys.Key) -> list[object]:
    """The values of a key worth trying, from its type in the table."""
    not_built = keys.VALUES_NOT_BUILT.get(key.name, frozenset())
    match key.type:
        case keys.Choice(values):
            return [v for v in values if v not in not_built]
        case keys.Flag():
            return [False, True]
        case keys.Byte():
            return [False, 0, 0xBB, 255]
        case _:
            return []


def toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else str(value)


def text_of(name: str, elements: list[dict[str, object]], kind: str, allocator: dict[str, object]) -> str:
    lines = [f'name = "{name}"', 'headers = ["elements.h"]']
    for element in elements:
        lines += ["", "[[element]]" if "name" in element else "[element]"]
        lines += [f"{key} = {toml(value)}" for key, value in element.items()]
    lines += ["", f"[{kind}]", *(f"{key} = {toml(value)}" for key, value in allocator.items())]
    return "\n".join(lines) + "\n"


def element_of(rng: random.Random, type_: str) -> dict[str, object]:
    element: dict[str, object] = {"type": type_}
    hook = HOOKED.get(type_)
    if hook is not None and rng.random() < 0.7:
        returns = rng.choice(["bool", "zero", "void"])
        context = "_with" if rng.random() < 0.3 else ""
        element |= {"init": f"{hook}_init_{returns}{context}", "drop": f"{hook}_drop{context}", "init_returns": returns}
        if context:
            element["hook_context"] = True
    if type_ in WATCHED:
        returns = rng.choice(["bool", "zero", "void"])
        hook = type_.removeprefix("struct ")
        element |= {"init": f"{hook}_init_{returns}", "drop": f"{hook}_drop", "init_returns": returns}
    if rng.random() < 0.3:
        element["align"] = {**ELEMENTS, **WATCHED}[type_]
    return element


def keys_of(rng: random.Random, kind: str) -> dict[str, object]:
    """A mode, and some of the kind's keys that have values to choose among."""
    chosen: dict[str, object] = {"thread_safety": rng.choice(built(keys.BY_TABLE["kind"]["thread_safety"]))}
    for key in keys.BY_TABLE["kind"].values():
        is_chosen = kind in key.kinds and key.name not in keys.KEYS_NOT_BUILT and not key.name.startswith("monitor.")
        if is_chosen and chosen["thread_safety"] in key.modes:
            values = built(key)
            if values and rng.random() < (0.5 if key.name in CHOSEN_OFTEN else 0.15):
                chosen[key.name] = rng.choice(values)
    return chosen | (watch_of(rng) if rng.random() < 0.2 else {})


def watch_of(rng: random.Random) -> dict[str, object]:
    """A monitor: limits that are not reached, or that a suite lifts as it would reach them, or a look at the system."""
    if rng.random() < 0.6:
        group: dict[str, object] = {"monitor.group": "all"} if rng.random() < 0.5 else {}
        # A level that is entered early, at which each request is judged by itself.
        level: dict[str, object] = {"monitor.soft_limit": rng.choice([1, 100, 5000]), "monitor.on_high": rng.choice(["callback", "deny"])} if rng.random() < 0.4 else {}
        return {"monitor.hard_limit": rng.choice([UNREACHED, 3000]), **level, **group}
    return {"monitor.pressure": rng.choice(["system", "cgroup"]), "monitor.on_high": "callback", "monitor.on_critical": "callback"}


def pool_candidate(rng: random.Random, name: str, fixed: dict[str, object]) -> str:
    element = element_of(rng, str(fixed.pop("type", None) or rng.choice(list(ELEMENTS))))
    pool = keys_of(rng, "pool") | fixed
    if pool.get("backing") != "buffer":
        pool["capacity"] = rng.choice([1, 2, 3, 63, 64, 65, 100, 255, 256, 300, "tiny", "small"])
    if pool["thread_safety"] == "lock-free" and rng.random() < 0.5:
        pool["max_retries"] = rng.choice([0, 1, 3, 1000])
    if pool["thread_safety"] == "thread-cached" and rng.random() < 0.7:
        pool["cache_size"] = rng.choice([1, 2, 3, 7, 65, 1000])
    if pool.get("growth") == "chunked":
        least = keys.NAMED_CAPACITIES["pool"].get(str(pool["capacity"]), pool["capacity"]) if "capacity" in pool else 1
        pool["max_capacity"] = int(str(least)) * rng.choice([1, 2, 3, 7]) + rng.randrange(3)
        if rng.random() < 0.6:
            pool["chunk"] = rng.choice([1, 5, int(str(least)), 64][: 4 if int(str(pool["max_capacity"])) >= 64 else 1])
    if rng.random() < 0.2:
        pool["slot_align"] = max(ELEMENTS[str(element["type"])], rng.choice([1, 16, 64, 128]))
    return text_of(name, [element], "pool", pool)


def arena_candidate(rng: random.Random, kind: str, name: str, fixed: dict[str, object]) -> str:
    types = [*ELEMENTS, *WATCHED, *WATCHED]
    first = str(fixed.pop("type", None) or rng.choice(types))
    elements = [element_of(rng, first)]
    if rng.random() < 0.6:
        elements += [element_of(rng, rng.choice(types)) for _ in range(rng.randint(1, 4))]
        names = rng.sample(["node", "name", "edge", "x", "longer_name", "one"], len(elements))
        elements = [{"name": own, **element} for own, element in zip(names, elements)]
    arena = keys_of(rng, kind) | fixed
    # Bytes: odd, round, and at times too few for one element.
    bytes_ = rng.choice([1, 7, 64, 100, 999, 1024, 4096, 4099, 10007, 1 << 16])
    if rng.random() < 0.9:
        bytes_ += 40 * max({**ELEMENTS, **WATCHED}[str(element["type"])] for element in elements)
    if arena.get("backing") == "static" or (arena.get("backing") != "buffer" and rng.random() < 0.8):
        arena["capacity"] = f"{bytes_ >> 10}KiB" if bytes_ % 1024 == 0 and rng.random() < 0.5 else bytes_
    elif arena.get("backing") != "buffer" and rng.random() < 0.5:
        name_ = rng.choice(["tiny", "small"])
        arena["capacity"], bytes_ = name_, keys.NAMED_CAPACITIES[kind][name_]
    else:
        bytes_ = keys.NAMED_CAPACITIES[kind]["medium"]
    if arena.get("growth") == "chunked":
        most = bytes_ * rng.choice([1, 2, 3, 7, 40]) + rng.randrange(3)
        arena["max_capacity"] = most
        if rng.random() < 0.7:
            arena["chunk"] = min(most, rng.choice([1, 20, 64, 500, 4096, bytes_]))
    if rng.random() < 0.2:
        least = max({**ELEMENTS, **WATCHED}[str(element["type"])] for element in elements)
        arena["slot_align"] = max(least, rng.choice([1, 2, 8, 16, 64, 128, 4096]))
    if arena["thread_safety"] == "lock-free" and rng.random() < 0.3:
        arena["max_retries"] = rng.choice([0, 1, 3, 1000])
    if arena["thread_safety"] == "thread-cached" and rng.random() < 0.7:
        arena["cache_size"] = rng.choice([1, 2, 7, 64, 1000])
    if kind == "bump" and rng.random() < 0.3:
        arena["min_alloc_size"] = rng.choice([1, 2, 13, 16, 64, 1000])
    if kind == "bump" and rng.random() < 0.2:
        arena["prefetch_distance"] = rng.choice([0, 1, 4, 64])
    return text_of(name, elements, kind, arena)


def candidate(rng: random.Random, kind: str, name: str, fixed: dict[str, object]) -> str:
    return pool_candidate(rng, name, fixed) if kind == "pool" else arena_candidate(rng, kind, name, fixed)


def wanted_of(kind: str) -> list[dict[str, object]]:
    """What must be there whatever chance says."""
    names = ("backing", "growth", "thread_safety", "checks", *(("free_list",) if kind == "pool" else ()))
    axes = [[(name, value) for value in built(keys.BY_TABLE["kind"][name])] for name in names]
    wanted: list[dict[str, object]] = [dict(pairs) for pairs in itertools.product(*axes)]
    types = [*ELEMENTS, *(WATCHED if kind != "pool" else ())]
    wanted += [{"type": type_, "checks": checks} for type_ in types for checks in ("none", "bounds", "full")]
    wanted += [{"preset": preset} for preset in keys.PRESETS]
    wanted += [{"thread_safety": mode, "checks": checks} | TRACKING for mode in keys.MODES for checks in ("none", "bounds")]
    watches: list[dict[str, object]] = [{"monitor.soft_limit": 300}, {"monitor.group": "all"}, {"monitor.group": "all", "monitor.soft_limit": 300}]
    for mode, growth, watched in itertools.product(("lock-free", "thread-cached"), ("fixed", "chunked"), watches):
        wanted.append({"thread_safety": mode, "growth": growth, "monitor.hard_limit": UNREACHED, "monitor.on_high": "callback"} | watched)
    if kind == "pool":
        wanted += [{"thread_safety": mode, "handles": True, "monitor.hard_limit": UNREACHED} for mode in keys.MODES]
    else:
        wanted.append({"thread_safety": "single-threaded", "growth": "chunked", "checks": "full", "monitor.group": "all", "monitor.hard_limit": UNREACHED})
    return wanted + [EVERYTHING[kind] | {"thread_safety": mode} for mode in keys.MODES]


def is_sound(folder: Path, name: str, text: str) -> bool:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    problems = settings_of([str(path)], Options()).problems
    if problems:
        path.unlink()
    return not problems


def write(folder: Path, seed: int, count: int) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.toml"):
        old.unlink()
    (folder / "elements.h").write_text(HEADER.read_text(encoding="utf-8"), encoding="utf-8")
    rng = random.Random(seed)
    wanted = {kind: wanted_of(kind) for kind in dict.fromkeys(KINDS)}
    for each in wanted.values():
        rng.shuffle(each)
    made = 0
    for _ in range(max(count, 1) * 20):
        if made == count:
            break
        kind = KINDS[made % len(KINDS)]
        fixed = dict(wanted[kind].pop()) if wanted[kind] else {}
        made += is_sound(folder, f"m{made:03d}", candidate(rng, kind, f"m{made:03d}", fixed))
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    options = parser.parse_args()
    print(write(options.folder, options.seed, options.count), "specs")


if __name__ == "__main__":
    main()
