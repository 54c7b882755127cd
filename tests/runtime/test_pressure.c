/* <typed/pressure.h>: the system's figures, from a fabricated tree. */
#include <typed/monitor.h>
#include <typed/pressure.h>

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char root[] = "/tmp/typed-pressure-XXXXXX";

static void put(const char *name, const char *text)
{
    char path[200];
    (void)snprintf(path, sizeof path, "%s/%s", root, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static const char *const folders[] = {"proc", "proc/self", "sys", "sys/fs", "sys/fs/cgroup", "sys/fs/cgroup/a"};
static const char *const files[] = {"proc/meminfo", "proc/self/cgroup", "sys/fs/cgroup/a/memory.current", "sys/fs/cgroup/a/memory.max",
    "sys/fs/cgroup/a/memory.high", "sys/fs/cgroup/a/memory.pressure"};

static int make_tree(void **state)
{
    (void)state;
    if (mkdtemp(root) == NULL) {
        return 1;
    }
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        char path[200];
        (void)snprintf(path, sizeof path, "%s/%s", root, folders[i]);
        if (mkdir(path, 0700) != 0) {
            return 1;
        }
    }
    typed_pressure_set_root(root);
    return 0;
}

static int remove_tree(void **state)
{
    (void)state;
    typed_pressure_set_root(NULL);
    char path[200];
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        (void)snprintf(path, sizeof path, "%s/%s", root, files[i]);
        (void)remove(path);
    }
    for (size_t i = sizeof folders / sizeof folders[0]; i > 0; i--) {
        (void)snprintf(path, sizeof path, "%s/%s", root, folders[i - 1]);
        (void)remove(path);
    }
    return remove(root);
}

static void levels_follow_the_system_its_group_and_its_stalls(void **state)
{
    (void)state;
    typed_system_memory memory;
    assert_false(typed_system_memory_read(&memory));
    assert_int_equal(typed_pressure_now(), TYPED_PRESSURE_NORMAL);
    put("proc/meminfo", "MemTotal:  1000 kB\nMemAvailable:  500 kB\n");
    put("proc/self/cgroup", "0::/a\n");
    put("sys/fs/cgroup/a/memory.current", "850\n");
    put("sys/fs/cgroup/a/memory.max", "max\n");
    put("sys/fs/cgroup/a/memory.high", "max\n");
    put("sys/fs/cgroup/a/memory.pressure", "some avg10=0.00 avg60=0.00 avg300=0.00 total=0\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n");
    assert_true(typed_system_memory_read(&memory));
    assert_int_equal(memory.system_percent, 50);
    assert_true(memory.total_bytes == 1024000 && memory.cgroup_limit_bytes == UINT64_MAX);
    assert_string_equal(typed_pressure_string(typed_pressure_now()), "normal");
    put("sys/fs/cgroup/a/memory.max", "1000\n");
    assert_string_equal(typed_pressure_string(typed_pressure_now()), "high");
    put("sys/fs/cgroup/a/memory.pressure", "some avg10=50.00 avg60=0.00 avg300=0.00 total=0\nfull avg10=12.50 avg60=0.00 avg300=0.00 total=0\n");
    assert_string_equal(typed_pressure_string(typed_pressure_now()), "critical");
    typed_system_memory_sampled(60000, &memory);
    assert_true(memory.full_stalled_percent == 12 && memory.cgroup_percent == 85);
    put("sys/fs/cgroup/a/memory.max", "max\n");
    typed_system_memory_sampled(60000, &memory);
    assert_int_equal(memory.cgroup_percent, 85); /* not read again yet */
    assert_int_equal(typed_pressure_level(&memory, TYPED_SOURCE_SYSTEM, 80, 95), TYPED_PRESSURE_NORMAL);
    assert_int_equal(typed_pressure_level(&memory, TYPED_SOURCE_CGROUP, 80, 95), TYPED_PRESSURE_CRITICAL);
}

static void *sample_at_once(void *out)
{
    typed_system_memory_sampled(0, (typed_system_memory *)out);
    return NULL;
}

/* A file that takes its time: a pipe, which somebody reads and nobody writes to yet. */
static int open_when_read(const char *path)
{
    int file;
    while ((file = open(path, O_WRONLY | O_NONBLOCK)) < 0) {
        assert_int_equal(errno, ENXIO); /* not opened to be read yet */
        sched_yield();
    }
    return file;
}

/* Have another thread read such a file, which is opened here to be written. */
static int read_from_pipe(const char *path, pthread_t *thread, typed_system_memory *out)
{
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(pthread_create(thread, NULL, sample_at_once, out), 0);
    return open_when_read(path);
}

static void say(int file, const char *text)
{
    assert_int_equal(write(file, text, strlen(text)), strlen(text));
    assert_int_equal(close(file), 0);
}

static void nobody_waits_for_a_thread_that_reads(void **state)
{
    (void)state;
    typed_system_memory memory;
    typed_system_memory read_late;
    pthread_t thread;
    char path[sizeof root + 32];
    (void)snprintf(path, sizeof path, "%s/proc/meminfo", root);
    put("proc/meminfo", "MemTotal:  1000 kB\nMemAvailable:  500 kB\n");
    typed_pressure_set_root(root);
    typed_system_memory_sampled(0, &memory);
    assert_int_equal(memory.system_percent, 50);
    assert_int_equal(remove(path), 0);
    const int late = read_from_pipe(path, &thread, &read_late);
    memset(&memory, 0xff, sizeof memory);
    typed_system_memory_sampled(60000, &memory);
    assert_int_equal(memory.system_percent, 50); /* what was read before */
    say(late, "MemTotal:  1000 kB\nMemAvailable:  100 kB\n");
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_int_equal(read_late.system_percent, 90);
    typed_system_memory_sampled(60000, &memory);
    assert_int_equal(memory.system_percent, 90);
    assert_int_equal(remove(path), 0);
}

/* What was begun before is of before, whenever it ends. */
static void a_reading_that_took_long_replaces_none_that_began_later(void **state)
{
    (void)state;
    typed_system_memory memory;
    pthread_t thread;
    char path[sizeof root + 32];
    (void)snprintf(path, sizeof path, "%s/proc/meminfo", root);
    for (int is_root_set = 0; is_root_set < 2; is_root_set++) {
        typed_system_memory read_late;
        typed_pressure_set_root(root);
        const int late = read_from_pipe(path, &thread, &read_late);
        assert_int_equal(remove(path), 0);
        put("proc/meminfo", "MemTotal:  1000 kB\nMemAvailable:  10 kB\n");
        if (is_root_set) {
            typed_pressure_set_root(root); /* which forgets what is being read */
        } else {
            typed_system_memory_sampled(0, &memory);
            assert_int_equal(memory.system_percent, 99);
        }
        say(late, "MemTotal:  1000 kB\nMemAvailable:  900 kB\n");
        assert_int_equal(pthread_join(thread, NULL), 0);
        assert_int_equal(read_late.system_percent, 10);
        typed_system_memory_sampled(60000, &memory);
        assert_int_equal(memory.system_percent, 99);
        assert_int_equal(remove(path), 0);
    }
}

/* As when a program has no descriptor left. */
static void the_last_figures_stand_when_nothing_can_be_read(void **state)
{
    (void)state;
    typed_system_memory memory;
    char path[sizeof root + 32];
    (void)snprintf(path, sizeof path, "%s/proc/meminfo", root);
    put("proc/meminfo", "MemTotal:  1000 kB\nMemAvailable:  10 kB\n");
    put("proc/self/cgroup", "");
    typed_pressure_set_root(root);
    typed_system_memory_sampled(0, &memory);
    assert_int_equal(memory.system_percent, 99);
    assert_int_equal(remove(path), 0);
    for (int i = 0; i < 3; i++) {
        typed_system_memory_sampled(0, &memory);
        assert_true(memory.system_percent == 99 && memory.total_bytes == 1024000);
    }
    typed_pressure_set_root(root);
    typed_system_memory_sampled(0, &memory);
    assert_true(memory.system_percent == 0 && memory.total_bytes == 0);
    /* Where there is no more than a group its figures are new ones. */
    put("proc/self/cgroup", "0::/a\n");
    put("sys/fs/cgroup/a/memory.current", "850\n");
    put("sys/fs/cgroup/a/memory.max", "1000\n");
    typed_system_memory_sampled(0, &memory);
    assert_int_equal(memory.cgroup_percent, 85);
    put("sys/fs/cgroup/a/memory.current", "750\n");
    typed_system_memory_sampled(0, &memory);
    assert_int_equal(memory.cgroup_percent, 75);
}

static void percents_are_rounded_down_and_no_further(void **state)
{
    (void)state;
    typed_system_memory memory;
    char text[80];
    for (unsigned percent = 0; percent <= 100; percent++) {
        (void)snprintf(text, sizeof text, "MemTotal: 100000 kB\nMemAvailable: %u kB\n", 100000 - percent * 1000);
        put("proc/meminfo", text);
        assert_true(typed_system_memory_read(&memory) && memory.system_percent == percent);
    }
    put("proc/meminfo", "MemTotal: 100000 kB\nMemAvailable: 50001 kB\n");
    assert_true(typed_system_memory_read(&memory) && memory.system_percent == 49);
    /* A limit of nothing is passed by anything. */
    put("proc/self/cgroup", "0::/a\n");
    put("sys/fs/cgroup/a/memory.current", "4096\n");
    put("sys/fs/cgroup/a/memory.max", "max\n");
    put("sys/fs/cgroup/a/memory.high", "0\n");
    assert_true(typed_system_memory_read(&memory) && memory.cgroup_percent == 100 && memory.cgroup_limit_bytes == 0);
    put("sys/fs/cgroup/a/memory.high", "16000000000000000000\n");
    put("sys/fs/cgroup/a/memory.current", "9280000000000000000\n");
    assert_true(typed_system_memory_read(&memory) && memory.cgroup_percent == 58);
}

static void a_request_looks_at_the_system_again_after_a_while(void **state)
{
    (void)state;
    put("proc/meminfo", "MemTotal:  1000 kB\nMemAvailable:  500 kB\n");
    typed_pressure_set_root(root);
    const typed_rules rules = {SIZE_MAX, SIZE_MAX, NULL, TYPED_SOURCE_SYSTEM, 100, 80, 95, TYPED_ACTION_CALLBACK, TYPED_ACTION_CALLBACK, 10, 5};
    typed_monitor monitor = {TYPED_PRESSURE_NORMAL, TYPED_PRESSURE_NORMAL};
    assert_int_equal(typed_monitor_judge(&rules, &monitor, "own", 0, 10).allowed, 1 << 20);
    typed_snapshot now;
    typed_monitor_snapshot(&rules, 5, &now);
    assert_true(now.system.system_percent == 50 && now.level == TYPED_PRESSURE_NORMAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_follow_the_system_its_group_and_its_stalls),
        cmocka_unit_test(nobody_waits_for_a_thread_that_reads),
        cmocka_unit_test(a_reading_that_took_long_replaces_none_that_began_later),
        cmocka_unit_test(the_last_figures_stand_when_nothing_can_be_read),
        cmocka_unit_test(percents_are_rounded_down_and_no_further),
        cmocka_unit_test(a_request_looks_at_the_system_again_after_a_while),
    };
    return cmocka_run_group_tests_name("pressure", tests, make_tree, remove_tree);
}
