"""What the explorer is run on: pools, scripts (tests/explorer/scripts.c says how to read one), and seeded faults."""

from __future__ import annotations

from dataclasses import dataclass


def told_of_limits(hard_limit: int, group: str) -> tuple[str, ...]:
    """What a program is told of the limits of a spec's monitor."""
    limit = (f"-DHARD_LIMIT={hard_limit}",) if hard_limit else ()
    return (*limit, *((f"-DGROUP=typed_group_{group}",) if group else ()))


@dataclass(frozen=True)
class Pool:
    """A pool to explore."""

    name: str
    keys: str  # of the spec
    is_cached: bool = False
    is_random: bool = True  # random scripts run on it, with these capacities
    capacities: tuple[int, ...] = (1, 2, 3)
    hard_limit: int = 0  # of its monitor, if it has one
    group: str = ""

    @property
    def prefix(self) -> str:
        return f"typed_pool_{self.name}"

    @property
    def limits(self) -> tuple[str, ...]:
        return told_of_limits(self.hard_limit, self.group)

    @property
    def caches(self) -> tuple[str, str]:
        """How many elements a thread may cache, and all threads, as the emitted header says it."""
        return (f"{self.prefix}_CACHE_LIMIT(n, 1)", "(n) / 4") if self.is_cached else ("0", "0")


LOCK_FREE = 'thread_safety = "lock-free"'
_WATCHED = (
    'monitor.hard_limit = 32\nmonitor.soft_limit = 8\nmonitor.on_high = "callback"\nmonitor.on_critical = "callback"\n'
    "monitor.high_percent = 100\nmonitor.critical_percent = 100\n"
)
CACHED = 'thread_safety = "thread-cached"'
POOLS = {
    pool.name: pool
    for pool in (
        Pool("lock_free", f"{LOCK_FREE}\ncapacity = 4"),
        Pool("plain", f'{LOCK_FREE}\npreset = "performance"\ncapacity = 4'),
        Pool("counted", f'{LOCK_FREE}\npreset = "conservative"\ncapacity = 4', is_random=False),
        Pool("chunked", f'{LOCK_FREE}\ngrowth = "chunked"\ncapacity = 1\nchunk = 1\nmax_capacity = 3', is_random=False),
        Pool("cached", f"{CACHED}\ncapacity = 8\ncache_size = 2", True, capacities=(5, 8, 12)),
        Pool("cached_batch", f"{CACHED}\ncapacity = 16\ncache_size = 4", True, capacities=(8, 9, 16)),
        Pool("cached_counted", f'{CACHED}\npreset = "conservative"\ncapacity = 8\ncache_size = 2', True, False),
        Pool("cached_chunked", f'{CACHED}\ngrowth = "chunked"\ncapacity = 2\nchunk = 2\nmax_capacity = 8\ncache_size = 2', True, False),
        Pool("virtual", f'{LOCK_FREE}\nbacking = "virtual"\nslot_align = 65536\ncapacity = 4', is_random=False),
        Pool("watched", f"{LOCK_FREE}\ncapacity = 8\n{_WATCHED}", is_random=False, hard_limit=32),
        Pool("grouped", f'{LOCK_FREE}\ncapacity = 8\n{_WATCHED}monitor.group = "some"', is_random=False, hard_limit=32, group="some"),
        Pool("iterated", f"{LOCK_FREE}\niterate = true\ncapacity = 4", is_random=False),
        Pool("cached_iterated", f"{CACHED}\niterate = true\ncapacity = 8\ncache_size = 2", True, False),
        Pool("handles", f"{LOCK_FREE}\nhandles = true\ncapacity = 4", is_random=False),
        Pool("cached_handles", f"{CACHED}\nhandles = true\ncapacity = 8\ncache_size = 2", True, False),
        Pool("mutex", 'thread_safety = "mutex"\ncapacity = 4', is_random=False),
    )
}


@dataclass(frozen=True)
class Case:
    """A script on a pool, with the explorer's options before it."""

    pool: str
    line: str  # [OPTION...] CAPACITY SCRIPT

    @property
    def arguments(self) -> list[str]:
        return self.line.split()

    def __str__(self) -> str:
        return f"{self.pool} {self.line}"


def _cases(text: str) -> tuple[Case, ...]:
    return tuple(Case(*line.split(maxsplit=1)) for line in text.strip().splitlines())


# Without --bound: every order.
CASES = _cases("""
    lock_free       1 /af|af
    lock_free       2 /aff|aaf
    lock_free       1 a/f|a
    lock_free       2 /2g|af
    lock_free       2 aa/ff|2|a
    lock_free       3 aaaff/f|a|aaf
    lock_free       --bound 2 --spurious 1 3 aaaff/f|a|aaf
    lock_free       --bound 3 2 /af|af|af
    lock_free       --bound 3 2 /2g|af|2g
    lock_free       3 aa/ap|tat
    lock_free       2 /a==af|a=DI=af
    lock_free       2 /af==a|a=R=a
    plain           2 /aff|aaf
    plain           3 aaaff/f|a|aaf
    plain           2 /2g|af
    plain           2 aa/ff|2|a
    plain           2 /af==a|a=R=a
    counted         2 /aff|aaf
    counted         --bound 2 2 /af|af|2g
    chunked         1 /af|aaf
    chunked         --bound 2 1 /2g|a|af
    virtual         4 /aa|aa
    virtual         4 /af|2g
    virtual         --bound 2 4 /a|a|aa
    virtual         --bound 2 3 a/a|a2
    virtual         --bound 2 4 a/a|aa2
    chunked         --bound 3 1 a/a|a2
    watched         --bound 3 8 /aa|aa
    watched         8 /af|2g
    watched         8 /af|3g
    watched         --bound 3 8 aaff/3|aaa
    watched         --bound 3 8 aff/2|aaaa
    watched         --bound 3 8 aaaff/3g|aaaa
    watched         --bound 3 8 aa/aff|aa
    watched         --bound 2 8 /af|aa|a
    grouped         --bound 3 8 /aa|aa
    grouped         8 /af|2g
    cached          8 /aff|aaa
    cached          8 /af|af=D
    cached          8 /af|af=DIaf
    cached          8 /af=R=a|af==
    cached          8 aaaaaa/aa|aa
    cached          8 /ap|ta
    cached          8 /au|aau
    cached          8 /2g|2g
    cached          --bound 2 16 /af|af|af
    cached          --bound 1 8 /af==a|af=DI=a
    cached          --bound 2 8 aaaa/3g|ag|2g
    cached          --bound 2 4 /aaa|aa
    cached_batch    16 aaaaaaaaaaaaa/afa|aaf
    cached_batch    --bound 0 16 aaaaaaaa/=aa|33affff==
    cached_batch    --bound 2 16 aaaaaaaaffffffff/aaf|aff|a
    cached_counted  8 /aff|aa
    cached_counted  --bound 2 16 /af|af|a
    cached_chunked  --bound 3 2 /aaf|aa
    cached_chunked  --bound 1 2 /aaf|aaf|2g
    iterated        2 /aff|aaf
    cached_iterated 8 /aff|aa
    handles         2 /aff|aaf
    handles         3 /2g|aff
    cached_handles  8 /aff|aa
    mutex           2 /aaf|2g|af
""")

LONG_CASES = _cases("""
    lock_free       2 /af|af|af
    lock_free       3 /aaff|aaff
    lock_free       --bound 4 3 aaaff/f|a|aaf
    lock_free       --bound 3 --spurious 1 3 aaaff/af|a|aaf
    lock_free       3 /2g|af|2g
    plain           2 /af|af|af
    chunked         --bound 3 1 /2g|a|af
    cached          8 /aaf|aaff
    cached          --bound 4 8 /af==a|af=DI=a
    cached          --bound 3 16 /af|af|af
    cached_batch    --bound 3 16 aaaaaaaaffffffff/aaf|aff|a
    cached_chunked  2 /aaf|aa
    cached_chunked  --bound 3 2 /aaf|aaf
""")


@dataclass(frozen=True)
class Fault:
    """A pool made wrong by replacing text ($P is its prefix), and where that is to be found."""

    name: str
    pool: str
    edits: tuple[tuple[str, str], ...]
    line: str
    said: str  # what the explorer says, as a pattern

    @property
    def arguments(self) -> list[str]:
        return self.line.split()


_LOAD_HEAD = "    uint64_t head_ = typed_atomic_load(&pool_->head_, TYPED_RELAXED);\n"
_LINK_LAST = "        typed_atomic_store(&pool_->links_[last_], (uint32_t)(head_ & pool_->place_mask_), TYPED_RELAXED);\n"
_BULK_LOCK = "    typed_lock_acquire(&pool_->lock_);\n    const size_t listed_"
_BULK_UNLOCK = "    typed_lock_release(&pool_->lock_);\n    return taken_ == count_;"
_TWICE = r"although it is live|corrupt link"

FAULTS = (
    Fault("a_head_without_a_tag", "lock_free", (("((head_ | place_mask_) + 1) | next_", "(head_ & ~place_mask_) | next_"),), "--bound 2 3 aaff/a|aaf", _TWICE),
    Fault("no_tag_where_nothing_is_marked", "plain", (("((head_ | place_mask_) + 1) | next_", "(head_ & ~place_mask_) | next_"),), "--bound 2 3 aaff/a|aaf", "2 elements are live, and P_live is 1"),
    Fault(
        "a_tag_from_a_stale_head",
        "lock_free",
        (
            (
                f"{_LOAD_HEAD}    const size_t place_",
                f"    const uint64_t stale_ = typed_atomic_load(&pool_->head_, TYPED_RELAXED);\n{_LOAD_HEAD}    const size_t place_",
            ),
            ("&head_, (head_ & pool_->tag_mask_) | place_,", "&head_, (stale_ & pool_->tag_mask_) | place_,"),
        ),
        "--bound 3 3 aaaff/f|a|aaf",
        _TWICE,
    ),
    Fault(
        "a_link_that_is_not_renewed_with_the_head",
        "lock_free",
        ((f"    for (;;) {{\n{_LINK_LAST}", f"{_LINK_LAST}    for (;;) {{\n"),),
        "--bound 2 3 aaa/f|f|f",
        "corrupt link",
    ),
    Fault(
        "a_slot_carved_without_a_compare",
        "lock_free",
        (
            (
                "while (!typed_atomic_compare_exchange(&pool_->carved_, &slot_, slot_ + 1, TYPED_RELAXED))",
                "while (typed_atomic_store(&pool_->carved_, slot_ + 1, TYPED_RELAXED), false)",
            ),
        ),
        "--bound 1 2 /a|a",
        "although it is live",
    ),
    Fault(
        "bulk_that_hides_what_it_gives_back",
        "lock_free",
        ((_BULK_LOCK, "    const size_t listed_"), (_BULK_UNLOCK, "    return taken_ == count_;")),
        "--bound 2 2 aa/ff|2|a",
        "no order of the calls",
    ),
    Fault(
        "a_batch_lost_at_refill",
        "cached_batch",
        (("&cache_->items_[1 + run_], TYPED_RELAXED);", "&cache_->items_[run_ == 0 ? 1 : 2], TYPED_RELAXED);"),),
        "--bound 1 16 aaaaffff/a|a",
        "elements are live",
    ),
    Fault(
        "a_batch_measured_under_another_lock",
        "cached_batch",
        (
            (
                "    pool_->free_count_ -= run_;\n",
                "    const uint32_t left_ = pool_->free_count_ - run_;\n    typed_lock_release(&pool_->lock_);\n"
                "    typed_lock_acquire(&pool_->lock_);\n    pool_->free_count_ = left_;\n",
            ),
        ),
        "--bound 1 16 aaaaffff/a|aaafff",
        "although it is live",
    ),
    Fault(
        "a_cache_not_flushed_at_exit",
        "cached",
        (("            $P_cache_empty(pool_, cache_);\n        }\n        pool_->cache_count_", "        }\n        pool_->cache_count_"),),
        "--bound 1 8 /af|af",
        "elements are live",
    ),
    Fault(
        "a_cache_that_outlives_a_reset",
        "cached",
        (("        pool_->life_ = typed_new_key();\n        pool_->key_ = pool_->life_;\n    }\n    pool_->carved_ = 0;", "    }\n    pool_->carved_ = 0;"),),
        "--bound 1 8 /af==a|af=R=a",
        "elements are live|although it is live",
    ),
    Fault(
        "a_cache_that_does_not_know_that_its_pool_ended",
        "cached",
        (("    typed_caches_end(&pool_->caches_);\n", ""),),
        "--bound 1 8 /af|af=D",
        "a mutex that was destroyed|after it was freed",
    ),
    Fault(
        "unused_slots_not_among_what_a_cache_may_hold",
        "cached_batch",
        (("        typed_atomic_store(&cache_->fresh_, first_, TYPED_RELAXED);\n        $P_cache_fit(pool_, cache_);\n", "        typed_atomic_store(&cache_->fresh_, first_, TYPED_RELAXED);\n"),),
        "--bound 0 16 aaaaaaaa/=aa|33affff==",
        "no order of the calls",
    ),
)
