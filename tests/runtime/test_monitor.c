/* <typed/monitor.h> and <typed/pressure.h>: limits and levels, and the system's figures from a fabricated tree. */
#include <typed/monitor.h>

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

static typed_group group;

/* Soft above 500, high from 800 on, critical from 950 on, none above 1000. */
static typed_rules rules_of(typed_group *of, typed_action action)
{
    const typed_rules rules = {500, 1000, of, TYPED_SOURCE_NONE, 100, 80, 95, action, action, 10, 5};
    return rules;
}

static void what_is_allowed_ends_where_the_next_level_begins(void **state)
{
    (void)state;
    const typed_rules rules = rules_of(NULL, TYPED_ACTION_CALLBACK);
    typed_monitor monitor = {TYPED_PRESSURE_NORMAL};
    const typed_judgement first = typed_monitor_judge(&rules, &monitor, "own", 0, 10);
    assert_int_equal(first.allowed, 500);
    assert_int_equal(first.level, TYPED_PRESSURE_NORMAL);
    assert_false(first.asks);
}

static void a_level_is_asked_about_once_when_it_is_entered(void **state)
{
    (void)state;
    const typed_rules rules = rules_of(NULL, TYPED_ACTION_CALLBACK);
    typed_monitor monitor = {TYPED_PRESSURE_NORMAL};
    typed_judgement found = typed_monitor_judge(&rules, &monitor, "own", 495, 10);
    assert_true(found.asks && found.allowed == 10 && found.level == TYPED_PRESSURE_HIGH);
    found = typed_monitor_judge(&rules, &monitor, "own", 505, 10);
    assert_true(!found.asks && found.allowed == 10 && found.level == TYPED_PRESSURE_HIGH);
    found = typed_monitor_judge(&rules, &monitor, "own", 945, 10);
    assert_true(found.asks && found.allowed == 10 && found.level == TYPED_PRESSURE_CRITICAL);
    (void)typed_monitor_judge(&rules, &monitor, "own", 0, 10);
    found = typed_monitor_judge(&rules, &monitor, "own", 495, 10);
    assert_true(found.asks);
}

static void nothing_is_allowed_above_the_hard_limit(void **state)
{
    (void)state;
    const typed_rules rules = rules_of(NULL, TYPED_ACTION_WARN);
    typed_monitor monitor = {TYPED_PRESSURE_NORMAL};
    assert_int_equal(typed_monitor_judge(&rules, &monitor, "own", 991, 10).allowed, 0);
    assert_int_equal(typed_monitor_judge(&rules, &monitor, "own", 0, 1001).allowed, 0);
    assert_int_equal(typed_monitor_judge(&rules, &monitor, "own", 5, SIZE_MAX).allowed, 0);
    assert_int_equal(typed_monitor_judge(&rules, &monitor, "own", 990, 10).allowed, 10);
}

static void larger_requests_are_denied_at_a_level_and_smaller_ones_not(void **state)
{
    (void)state;
    const typed_rules rules = rules_of(&group, TYPED_ACTION_DENY);
    typed_monitor monitor = {TYPED_PRESSURE_NORMAL};
    group.charged = 600;
    assert_int_equal(typed_monitor_judge(&rules, &monitor, "own", 0, 11).allowed, 0);
    assert_int_equal(group.charged, 600);
    assert_int_equal(typed_monitor_judge(&rules, &monitor, "own", 0, 10).allowed, 10);
    assert_int_equal(group.charged, 610);
    group.charged = 960;
    assert_int_equal(typed_monitor_judge(&rules, &monitor, "own", 0, 6).allowed, 0);
    assert_int_equal(typed_monitor_judge(&rules, &monitor, "own", 0, 5).allowed, 5);
    assert_int_equal(typed_monitor_judge(&rules, &monitor, "own", 0, 100).allowed, 0);
    typed_group_refund(&group, 965);
    assert_int_equal(group.charged, 0);
}

static void a_snapshot_says_what_limits_are_held_against(void **state)
{
    (void)state;
    typed_snapshot now;
    typed_rules rules = rules_of(NULL, TYPED_ACTION_WARN);
    typed_monitor_snapshot(&rules, 700, &now);
    assert_true(now.charged == 700 && now.soft_limit == 500 && now.hard_limit == 1000 && now.level == TYPED_PRESSURE_HIGH);
    group.charged = 10;
    rules = rules_of(&group, TYPED_ACTION_WARN);
    typed_monitor_snapshot(&rules, 700, &now);
    assert_true(now.charged == 10 && now.level == TYPED_PRESSURE_NORMAL && now.system.total_bytes == 0);
    group.charged = 0;
}

static char root[] = "/tmp/typed-monitor-XXXXXX";

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
    assert_true(remove(path) == 0 && mkfifo(path, 0600) == 0);
    assert_int_equal(pthread_create(&thread, NULL, sample_at_once, &read_late), 0);
    int pipe_;
    while ((pipe_ = open(path, O_WRONLY | O_NONBLOCK)) < 0) {
        assert_int_equal(errno, ENXIO); /* not opened to be read yet */
        sched_yield();
    }
    memset(&memory, 0xff, sizeof memory);
    typed_system_memory_sampled(60000, &memory);
    assert_int_equal(memory.system_percent, 50); /* what was read before */
    static const char later[] = "MemTotal:  1000 kB\nMemAvailable:  100 kB\n";
    assert_int_equal(write(pipe_, later, sizeof later - 1), sizeof later - 1);
    assert_int_equal(close(pipe_), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    assert_int_equal(read_late.system_percent, 90);
    typed_system_memory_sampled(60000, &memory);
    assert_int_equal(memory.system_percent, 90);
    assert_int_equal(remove(path), 0);
}

static void a_request_looks_at_the_system_again_after_a_while(void **state)
{
    (void)state;
    put("proc/meminfo", "MemTotal:  1000 kB\nMemAvailable:  500 kB\n");
    typed_pressure_set_root(root);
    typed_rules rules = rules_of(NULL, TYPED_ACTION_CALLBACK);
    rules.soft_limit = rules.hard_limit = SIZE_MAX;
    rules.source = TYPED_SOURCE_SYSTEM;
    typed_monitor monitor = {TYPED_PRESSURE_NORMAL};
    assert_int_equal(typed_monitor_judge(&rules, &monitor, "own", 0, 10).allowed, 1 << 20);
    typed_snapshot now;
    typed_monitor_snapshot(&rules, 5, &now);
    assert_true(now.system.system_percent == 50 && now.level == TYPED_PRESSURE_NORMAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_allowed_ends_where_the_next_level_begins),
        cmocka_unit_test(a_level_is_asked_about_once_when_it_is_entered),
        cmocka_unit_test(nothing_is_allowed_above_the_hard_limit),
        cmocka_unit_test(larger_requests_are_denied_at_a_level_and_smaller_ones_not),
        cmocka_unit_test(a_snapshot_says_what_limits_are_held_against),
        cmocka_unit_test(levels_follow_the_system_its_group_and_its_stalls),
        cmocka_unit_test(nobody_waits_for_a_thread_that_reads),
        cmocka_unit_test(a_request_looks_at_the_system_again_after_a_while),
    };
    return cmocka_run_group_tests_name("monitor", tests, make_tree, remove_tree);
}
