"""What is claimed of lock-free and thread-cached pools beyond exact accounting: no lock and no call on the fast path,
libraries that are opened at run time, tries that are counted, caches that are recalled, memory."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from gen import run, write  # noqa: E402
from harness.compiler import run_compiler  # noqa: E402

RUNTIME = sorted(map(str, (ROOT / "src" / "typed").glob("*.c")))
OWN = "#ifndef OWN_H\n#define OWN_H\nstruct own { long words[8]; };\n#endif\n"
COMPILERS = [cc for cc in ("gcc", "clang") if shutil.which(cc)]
START = """
#include "typed_pool_own.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#define CHECK(condition) ((condition) ? (void)0 : (fprintf(stderr, "line %d: %s\\n", __LINE__, #condition), exit(1)))
static typed_pool_own pool;
"""


def emit(folder: Path, keys: str) -> Path:
    (folder / "own.h").write_text(OWN)
    spec = folder / "own.toml"
    spec.write_text(f'name = "own"\nheaders = ["own.h"]\n[element]\ntype = "struct own"\n[pool]\n{keys}\n')
    options = run.Options()
    write.write(folder, run.outputs_of(run.allocators_of([str(spec)], options), options))
    return folder / "typed_pool_own.c"


def build(folder: Path, program: str, *arguments: object, cc: str = "gcc") -> Path:
    words = [cc, "-std=gnu11", "-O2", "-g1", "-pthread", f"-I{folder}", f"-I{ROOT / 'src'}", *arguments]
    done = run_compiler([*words, "-o", folder / program])
    assert done.returncode == 0, done.stderr
    return folder / program


def run_(program: Path, *arguments: str) -> str:
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False, timeout=60, cwd=program.parent)
    assert done.returncode == 0, f"{done.returncode}: {done.stdout}{done.stderr}"
    return done.stdout


@pytest.mark.parametrize("cc", COMPILERS)
@pytest.mark.parametrize("preset", ["production", "performance"])
def test_the_fast_path_of_a_cached_pool_has_no_lock_and_calls_nothing(tmp_path: Path, cc: str, preset: str) -> None:
    source = emit(tmp_path, f'thread_safety = "thread-cached"\npreset = "{preset}"')
    main = tmp_path / "main.c"
    main.write_text(
        START
        + "struct own *take_one(void);\nstruct own *take_one(void) { return typed_pool_own_alloc(&pool); }\n"
        + "void give_one(struct own *o);\nvoid give_one(struct own *o) { typed_pool_own_free(&pool, o); }\n"
        + "int main(void) { CHECK(typed_pool_own_init(&pool) == TYPED_OK); give_one(take_one()); return 0; }\n"
    )
    program = build(tmp_path, "main", main, source, *RUNTIME, cc=cc)
    for name in ("take_one", "give_one"):
        words = ["objdump", "-d", "--no-show-raw-insn", f"--disassemble={name}", str(program)]
        text = subprocess.run(words, capture_output=True, text=True, check=True).stdout
        body = text.split(f"<{name}>:")[1].split("\n\n")[0]
        until_return = body.split("ret")[0]
        assert "%fs:" in body, "the cache is not found by a thread-local variable"
        assert not re.search(r"\block\b|\bxchg\b", body), body
        assert "call" not in until_return, body
    run_(program)


LIBRARY = """
#include "typed_pool_own.h"
static typed_pool_own pool;
int start(void);
int start(void) { return typed_pool_own_init(&pool) == TYPED_OK; }
int turn(void);
int turn(void)
{
    struct own *one[40];
    for (int i = 0; i < 40; i++) {
        one[i] = typed_pool_own_alloc(&pool);
        if (one[i] == NULL) {
            return 0;
        }
        one[i]->words[0] = i;
    }
    for (int i = 0; i < 40; i++) {
        typed_pool_own_free(&pool, one[i]);
    }
    return 1;
}
unsigned long live(void);
unsigned long live(void) { return typed_pool_own_live(&pool); }
"""
OPENER = """
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#define CHECK(condition) ((condition) ? (void)0 : (fprintf(stderr, "line %d: %s, %s\\n", __LINE__, #condition, dlerror()), exit(1)))
static int (*turn)(void);
static void *work(void *unused) { (void)unused; for (int i = 0; i < 500; i++) CHECK(turn()); return NULL; }
static pthread_barrier_t barrier;
static void *lasting(void *unused)
{
    (void)unused;
    CHECK(turn());
    pthread_barrier_wait(&barrier); /* the library is closed meanwhile */
    pthread_barrier_wait(&barrier);
    return NULL;
}
int main(void)
{
    pthread_t ids[8];
    pthread_t last;
    void *library = dlopen("./library.so", RTLD_NOW | RTLD_LOCAL);
    CHECK(library != NULL);
    int (*start)(void) = (int (*)(void))dlsym(library, "start");
    unsigned long (*live)(void) = (unsigned long (*)(void))dlsym(library, "live");
    turn = (int (*)(void))dlsym(library, "turn");
    CHECK(start() && turn());
    for (int i = 0; i < 8; i++) CHECK(pthread_create(&ids[i], NULL, work, NULL) == 0);
    for (int i = 0; i < 8; i++) CHECK(pthread_join(ids[i], NULL) == 0);
    CHECK(live() == 0);
    pthread_barrier_init(&barrier, NULL, 2);
    CHECK(pthread_create(&last, NULL, lasting, NULL) == 0);
    pthread_barrier_wait(&barrier);
    CHECK(dlclose(library) == 0);
    pthread_barrier_wait(&barrier);
    CHECK(pthread_join(last, NULL) == 0); /* its cache goes back after dlclose: hence nodelete */
    return 0;
}
"""


@pytest.mark.parametrize("cc", COMPILERS)
def test_a_library_opened_at_run_time_has_cached_pools(tmp_path: Path, cc: str) -> None:
    source = emit(tmp_path, 'thread_safety = "thread-cached"\ncapacity = 2048')
    (tmp_path / "library.c").write_text(LIBRARY)
    (tmp_path / "main.c").write_text(OPENER)
    build(tmp_path, "library.so", "-shared", "-fPIC", "-Wl,-z,nodelete", tmp_path / "library.c", source, *RUNTIME, cc=cc)
    run_(build(tmp_path, "main", tmp_path / "main.c", "-ldl", cc=cc))


def test_a_program_shares_a_cached_pool_with_its_library(tmp_path: Path) -> None:
    """The header's inline functions in the program, everything else in the library."""
    source = emit(tmp_path, 'thread_safety = "thread-cached"\ncapacity = 2048')
    (tmp_path / "library.c").write_text(LIBRARY.replace("static typed_pool_own pool", "typed_pool_own pool"))
    (tmp_path / "main.c").write_text(
        START.replace("static typed_pool_own pool", "extern typed_pool_own pool")
        + "int start(void);\nint turn(void);\nint main(void) {\nCHECK(start());\nfor (int i = 0; i < 1000; i++) {\n"
        + "struct own *own = typed_pool_own_alloc(&pool);\nCHECK(own != NULL && turn());\ntyped_pool_own_free(&pool, own);\n}\n"
        + "CHECK(typed_pool_own_live(&pool) == 0);\nreturn 0;\n}\n"
    )
    build(tmp_path, "libown.so", "-shared", "-fPIC", tmp_path / "library.c", source, *RUNTIME)
    run_(build(tmp_path, "main", tmp_path / "main.c", f"-L{tmp_path}", "-lown", f"-Wl,-rpath,{tmp_path}"))


LOSING = """
/* Compare-exchanges that lose as many races as the test says. */
#define TYPED_RELAXED __ATOMIC_RELAXED
#define TYPED_ACQUIRE __ATOMIC_ACQUIRE
#define TYPED_RELEASE __ATOMIC_RELEASE
#define TYPED_ACQ_REL __ATOMIC_ACQ_REL
#define TYPED_SEQ_CST __ATOMIC_SEQ_CST
#define typed_atomic_load(object, order) __atomic_load_n(object, order)
#define typed_atomic_store(object, value, order) __atomic_store_n(object, value, order)
#define typed_atomic_fetch_add(object, value, order) __atomic_fetch_add(object, value, order)
#define typed_atomic_fetch_sub(object, value, order) __atomic_fetch_sub(object, value, order)
#define typed_atomic_exchange(object, value, order) __atomic_exchange_n(object, value, order)
extern long races_to_lose;
#define typed_atomic_compare_exchange(object, expected, value, order) \\
    (races_to_lose > 0 ? (races_to_lose--, false) : __atomic_compare_exchange_n(object, expected, value, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
#define typed_pause() (void)0
"""


@pytest.mark.parametrize("stats", ["false", "true"])
def test_lost_races_are_counted_apart_from_exhaustion(tmp_path: Path, stats: str) -> None:
    source = emit(tmp_path, f'thread_safety = "lock-free"\ncapacity = 2\nmax_retries = 3\ntrack_stats = {stats}')
    (tmp_path / "losing.h").write_text(LOSING)
    (tmp_path / "main.c").write_text(
        START
        + "long races_to_lose;\nint main(void) {\n"
        + "CHECK(typed_pool_own_init(&pool) == TYPED_OK);\n"
        + "struct own *a = typed_pool_own_alloc(&pool);\nstruct own *b = typed_pool_own_alloc(&pool);\nCHECK(a != NULL && b != NULL);\n"
        + "CHECK(typed_pool_own_alloc(&pool) == NULL);\nCHECK(typed_pool_own_gave_up(&pool) == 0);\n"  # exhaustion
        + "typed_pool_own_free(&pool, a);\n"
        + "races_to_lose = 3;\na = typed_pool_own_alloc(&pool);\nCHECK(a != NULL);\n"  # one try inline, two of three in the slow path
        + "races_to_lose = 0;\ntyped_pool_own_free(&pool, a);\n"
        + "races_to_lose = 100;\nCHECK(typed_pool_own_alloc(&pool) == NULL);\nCHECK(races_to_lose > 90);\n"
        + "CHECK(typed_pool_own_gave_up(&pool) == 1);\n"
        + "races_to_lose = 50;\nstruct own *all[1];\nCHECK(typed_pool_own_alloc_bulk(&pool, all, 1) == 1);\n"  # bulk does not give up
        + "races_to_lose = 50;\ntyped_pool_own_free(&pool, all[0]);\nraces_to_lose = 0;\n"  # nor does free
        + "typed_stats stats;\nif (typed_pool_own_stats(&pool, &stats)) CHECK(stats.failed_allocations == 1);\n"
        + "CHECK(typed_pool_own_live(&pool) == 1);\ntyped_pool_own_free(&pool, b);\ntyped_pool_own_destroy(&pool);\nreturn 0;\n}\n"
    )
    run_(build(tmp_path, "main", '-DTYPED_ATOMIC_HEADER="losing.h"', tmp_path / "main.c", source, *RUNTIME))


def test_the_head_has_no_more_index_bits_than_the_capacity_needs(tmp_path: Path) -> None:
    source = emit(tmp_path, 'thread_safety = "lock-free"')
    (tmp_path / "main.c").write_text(
        START
        + "int main(void) {\nconst size_t capacities[] = {1, 2, 3, 4, 255, 256, 4095, 4096, 100000};\n"
        + "for (size_t i = 0; i < sizeof capacities / sizeof capacities[0]; i++) {\n"
        + "CHECK(typed_pool_own_init_capacity(&pool, capacities[i]) == TYPED_OK);\n"
        + "const uint64_t indices = pool.place_mask_ / 4;\nCHECK(indices >= capacities[i] && indices / 2 < capacities[i] && pool.place_mask_ <= UINT32_MAX);\n"
        + "uint64_t before = pool.head_ & ~pool.place_mask_;\nstruct own *one = typed_pool_own_alloc(&pool);\ntyped_pool_own_free(&pool, one);\n"
        + "one = typed_pool_own_alloc(&pool);\nCHECK((pool.head_ & ~pool.place_mask_) - before == pool.place_mask_ + 1);\n"  # one take off the list
        + "typed_pool_own_reset(&pool);\nCHECK((pool.head_ & ~pool.place_mask_) - before == pool.place_mask_ + 1);\n"  # a reset keeps the tag
        + "typed_pool_own_destroy(&pool);\n}\nreturn 0;\n}\n"
    )
    run_(build(tmp_path, "main", tmp_path / "main.c", source, *RUNTIME))


def test_a_damaged_link_is_told_and_leads_nowhere_else(tmp_path: Path) -> None:
    """Whatever it says: an index that is too high, a place between two links, another end of the list."""
    source = emit(tmp_path, 'thread_safety = "lock-free"\ncapacity = 5')
    (tmp_path / "main.c").write_text(
        "#include <typed/fault.h>\n" + START + "static size_t faults;\n"
        + "static void note(const typed_fault *fault, void *ctx)\n{\n(void)ctx;\nfaults += fault->kind == TYPED_FAULT_CORRUPT_LINK;\n}\n"
        + "int main(void) {\ntyped_set_fault_handler(note, NULL);\n"
        + "for (uint32_t value = 0; value < 40; value++) {\nfor (size_t at = 0; at < 5; at++) {\n"
        + "struct own *all[5];\nCHECK(typed_pool_own_init(&pool) == TYPED_OK && typed_pool_own_alloc_bulk(&pool, all, 5) == 5);\n"
        + "typed_pool_own_free_bulk(&pool, all, 5);\n"
        + "const bool is_other = pool.links_[at] != value;\npool.links_[at] = value;\nfaults = 0;\n"
        + "CHECK(typed_pool_own_verify(&pool) == !is_other && faults == is_other);\n"
        + "for (int turn = 0; turn < 7; turn++) {\nstruct own *one = typed_pool_own_alloc(&pool);\n"
        + "CHECK(one == NULL || ((uintptr_t)one - (uintptr_t)pool.slots_) / sizeof *one < 5);\n}\n"
        + "typed_pool_own_destroy(&pool);\n}\n}\nreturn 0;\n}\n"
    )
    run_(build(tmp_path, "main", "-fsanitize=address", tmp_path / "main.c", source, *RUNTIME))


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("capacity = 1", "61 bits of tag beside 1 of index"),
        ("capacity = 4096", "49 bits of tag beside 13 of index"),
        ("capacity = 1073741823", "32 bits of tag beside 30 of index"),
        ("capacity = 100\ngrowth = \"chunked\"\nmax_capacity = 5000", "49 bits of tag beside 13 of index"),
        ('backing = "buffer"', "32 bits of tag beside 30 of index"),
    ],
)
def test_the_header_says_how_long_the_tag_lasts(tmp_path: Path, keys: str, said: str) -> None:
    text = emit(tmp_path, f'thread_safety = "lock-free"\n{keys}').with_suffix(".h").read_text().replace("\n * ", " ")
    assert said in text
    bits = int(said.split()[0])
    found = re.search(rf"multiple of 2\^{bits} allocations, ([\d,]+) (years|days|hours|minutes|seconds) at one each 10 ns", text)
    assert found is not None
    unit = {"years": 31557600, "days": 86400, "hours": 3600, "minutes": 60, "seconds": 1}[found[2]]
    assert float(found[1].replace(",", "")) * unit == pytest.approx(2**bits / 1e8, rel=0.3)


RECALL = """
static pthread_barrier_t barrier;
static size_t kept;
static void *other(void *unused)
{
    struct own *mine[64];
    (void)unused;
    for (int i = 0; i < 64; i++) CHECK((mine[i] = typed_pool_own_alloc(&pool)) != NULL);
    for (int i = 0; i < 64; i++) typed_pool_own_free(&pool, mine[i]);
    pthread_barrier_wait(&barrier); /* the cache is full; the main thread takes the rest */
    for (int turn = 0; turn < 12; turn++) {
        pthread_barrier_wait(&barrier); /* the main thread found nothing */
        struct own *one = typed_pool_own_alloc(&pool);
        if (one != NULL) typed_pool_own_free(&pool, one);
        pthread_barrier_wait(&barrier);
    }
    pthread_barrier_wait(&barrier); /* everything was counted */
    return NULL;
}
int main(void)
{
    pthread_t id;
    size_t count = 0;
    static struct own *all[256];
    pthread_barrier_init(&barrier, NULL, 2);
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    CHECK(pthread_create(&id, NULL, other, NULL) == 0);
    pthread_barrier_wait(&barrier);
    while ((all[count] = typed_pool_own_alloc(&pool)) != NULL) count++;
    CHECK(count >= 256 - 64 && count < 256); /* no more was held back than the header says */
    for (int turn = 0; turn < 12; turn++) {
        pthread_barrier_wait(&barrier);
        pthread_barrier_wait(&barrier);
        while (count < 256 && (all[count] = typed_pool_own_alloc(&pool)) != NULL) count++;
    }
    printf("%zu\\n", count);
    CHECK(count == 256); /* the other thread's cache shrank to nothing */
    CHECK(typed_pool_own_live(&pool) == 256);
    while (count > 0) typed_pool_own_free(&pool, all[--count]);
    pthread_barrier_wait(&barrier);
    CHECK(pthread_join(id, NULL) == 0);
    CHECK(typed_pool_own_live(&pool) == 0);
    typed_pool_own_destroy(&pool);
    return 0;
}
"""


def test_a_thread_that_goes_on_gives_back_what_others_lack(tmp_path: Path) -> None:
    source = emit(tmp_path, 'thread_safety = "thread-cached"\ncapacity = 256')
    (tmp_path / "main.c").write_text(START + RECALL)
    assert run_(build(tmp_path, "main", tmp_path / "main.c", source, *RUNTIME)) == "256\n"


HOLDS = """
static pthread_barrier_t barrier;
static struct own *given[64];
static void *other(void *unused)
{
    (void)unused;
    struct own *one = typed_pool_own_alloc(&pool); /* the first of a run of slots never used */
    CHECK(one != NULL);
    pthread_barrier_wait(&barrier);
    pthread_barrier_wait(&barrier); /* the main thread gave it 64 */
    for (int i = 0; i < 64; i++) typed_pool_own_free(&pool, given[i]);
    pthread_barrier_wait(&barrier);
    pthread_barrier_wait(&barrier); /* the main thread took all that it could get */
    typed_pool_own_free(&pool, one);
    return NULL;
}
int main(void)
{
    pthread_t id;
    size_t count = 0;
    pthread_barrier_init(&barrier, NULL, 2);
    CHECK(typed_pool_own_init(&pool) == TYPED_OK);
    CHECK(pthread_create(&id, NULL, other, NULL) == 0);
    pthread_barrier_wait(&barrier);
    for (int i = 0; i < 64; i++) CHECK((given[i] = typed_pool_own_alloc(&pool)) != NULL);
    pthread_barrier_wait(&barrier);
    pthread_barrier_wait(&barrier);
    while (typed_pool_own_alloc(&pool) != NULL) count++;
    printf("%zu\\n", 1024 - 1 - count);
    pthread_barrier_wait(&barrier);
    CHECK(pthread_join(id, NULL) == 0);
    return 0;
}
"""


@pytest.mark.parametrize("size", [1, 2, 3, 16])
def test_a_thread_holds_back_no_more_than_it_may(tmp_path: Path, size: int) -> None:
    source = emit(tmp_path, f'thread_safety = "thread-cached"\ncapacity = 1024\ncache_size = {size}')
    (tmp_path / "main.c").write_text(START + HOLDS)
    assert int(run_(build(tmp_path, "main", tmp_path / "main.c", source, *RUNTIME))) <= size


MEMORY = """
static double resident(void)
{
    unsigned long pages = 0;
    FILE *statm = fopen("/proc/self/statm", "r");
    CHECK(statm != NULL && fscanf(statm, "%*u %lu", &pages) == 1);
    fclose(statm);
    return (double)pages * 4096.0;
}
static pthread_barrier_t barrier;
static void *half(void *unused)
{
    (void)unused;
    struct own *first = NULL;
    for (int i = 0; i < 500000; i++) {
        struct own *own = typed_pool_own_alloc(&pool);
        CHECK(own != NULL);
        memset(own, 1, sizeof *own);
        memcpy(own->words, &first, sizeof first);
        first = own;
    }
    pthread_barrier_wait(&barrier); /* all are live */
    pthread_barrier_wait(&barrier);
    while (first != NULL) {
        struct own *next;
        memcpy(&next, first->words, sizeof next);
        typed_pool_own_free(&pool, first);
        first = next;
    }
    pthread_barrier_wait(&barrier); /* all are free, some in caches */
    pthread_barrier_wait(&barrier);
    return NULL;
}
int main(void)
{
    pthread_t ids[2];
    pthread_barrier_init(&barrier, NULL, 3);
    (void)resident();
    const double before = resident();
    CHECK(typed_pool_own_init_capacity(&pool, 1000064) == TYPED_OK);
    const double untouched = resident();
    for (int i = 0; i < 2; i++) CHECK(pthread_create(&ids[i], NULL, half, NULL) == 0);
    pthread_barrier_wait(&barrier);
    const double live = resident();
    pthread_barrier_wait(&barrier);
    pthread_barrier_wait(&barrier);
    const double freed = resident();
    pthread_barrier_wait(&barrier);
    for (int i = 0; i < 2; i++) CHECK(pthread_join(ids[i], NULL) == 0);
    printf("%.2f %.2f %.2f\\n", (untouched - before) / 1e6, (live - before) / 1e6, (freed - before) / 1e6);
    return 0;
}
"""


@pytest.mark.parametrize("mode", ["lock-free", "thread-cached"])
def test_a_million_elements_of_64_bytes_cost_at_most_70_bytes_each(tmp_path: Path, mode: str) -> None:
    source = emit(tmp_path, f'thread_safety = "{mode}"')
    (tmp_path / "main.c").write_text(START + MEMORY)
    untouched, live, freed = map(float, run_(build(tmp_path, "main", tmp_path / "main.c", source, *RUNTIME)).split())
    assert untouched < 1
    assert 64 <= live <= 70
    assert freed <= 70
