/* <typed/registry.h>: who is listed, in which order, and what each format says. */
#include <typed/registry.h>
#include <typed/stats.h>

#include <ctype.h>
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

enum {
    MANY = 41 /* more than a walk takes at once */
};

typedef struct own_allocator {
    typed_listed listed;
    const char *name;
    size_t used;
} own_allocator;

static const char *name_of(const void *allocator)
{
    return ((const own_allocator *)allocator)->name;
}

static typed_usage usage_of(const void *allocator)
{
    const size_t used = ((const own_allocator *)allocator)->used;
    const typed_usage usage = {used, 1000 - used, 1000};
    return usage;
}

static bool no_stats(const void *allocator, typed_stats *out)
{
    (void)allocator;
    (void)out;
    return false;
}

static bool some_stats(const void *allocator, typed_stats *out)
{
    const typed_stats stats = {((const own_allocator *)allocator)->used, 900, 7, 3, 1, 2, 5000, 4000};
    *out = stats;
    return true;
}

static const typed_listed_kind plain = {"pool", "own.toml", "mutex", "production", name_of, usage_of, no_stats};
static const typed_listed_kind counting = {"bump", "\"odd\".toml", "lock-free", "debug", name_of, usage_of, some_stats};

static void enter(own_allocator *own, const typed_listed_kind *kind, const char *name, size_t used)
{
    own->name = name;
    own->used = used;
    typed_registry_enter(&own->listed, kind, own);
}

typedef struct seen {
    const void *allocators[MANY + 2];
    size_t count;
} seen;

static void note(const typed_listing *listing, void *ctx)
{
    seen *all = (seen *)ctx;
    assert_true(all->count < MANY + 2);
    all->allocators[all->count++] = listing->allocator;
}

static seen walk(void)
{
    seen all = {{NULL}, 0};
    const size_t count = typed_registry_walk(note, &all);
    assert_int_equal(count, all.count);
    return all;
}

static void more_than_one_turn_are_visited_once_each_oldest_first(void **state)
{
    (void)state;
    own_allocator own[MANY] = {0};
    for (size_t i = 0; i < MANY; i++) {
        enter(&own[i], &plain, "own", i);
    }
    seen all = walk();
    assert_int_equal(all.count, MANY);
    for (size_t i = 0; i < MANY; i++) {
        assert_ptr_equal(all.allocators[i], &own[i]);
    }
    for (size_t i = 0; i < MANY; i += 2) {
        typed_registry_leave(&own[i].listed);
    }
    all = walk();
    assert_int_equal(all.count, MANY / 2);
    for (size_t i = 0; i < MANY / 2; i++) {
        assert_ptr_equal(all.allocators[i], &own[2 * i + 1]);
        typed_registry_leave(&own[2 * i + 1].listed);
    }
    assert_int_equal(walk().count, 0);
}

static void one_that_enters_twice_is_listed_once(void **state)
{
    (void)state;
    for (size_t again = 0; again < 3; again++) {
        own_allocator own[3] = {0};
        for (size_t i = 0; i < 3; i++) {
            enter(&own[i], &plain, "own", i);
        }
        memset(&own[again], 0, sizeof own[again]); /* as init does, where one was that never ended */
        enter(&own[again], &plain, "again", 9);
        enter(&own[again], &plain, "again", 9);
        const seen all = walk();
        assert_int_equal(all.count, 3);
        assert_ptr_equal(all.allocators[2], &own[again]);
        for (size_t i = 0; i < 3; i++) {
            typed_registry_leave(&own[i].listed);
            assert_int_equal(walk().count, 2 - i);
        }
    }
}

/* All, or all but the one that ends, were cleared without an end. */
static void those_that_were_all_cleared_are_listed_again(void **state)
{
    (void)state;
    for (size_t left = 0; left < 4; left++) {
        own_allocator own[3] = {0};
        size_t listed = 0;
        for (size_t i = 0; i < 3; i++) {
            enter(&own[i], &plain, "own", i);
        }
        for (size_t i = 0; i < 3; i++) {
            if (i != left) {
                memset(&own[i], 0, sizeof own[i]);
            }
        }
        for (size_t i = 0; i < 3; i++) {
            if (i != left) {
                enter(&own[i], &plain, "again", i);
                listed++;
            }
        }
        if (left < 3) {
            typed_registry_leave(&own[left].listed);
        }
        assert_int_equal(walk().count, listed);
        for (size_t i = 0; i < 3; i++) {
            typed_registry_leave(&own[i].listed);
        }
        assert_int_equal(walk().count, 0);
    }
}

static void one_that_is_not_listed_may_leave(void **state)
{
    (void)state;
    own_allocator listed = {0};
    own_allocator never = {0};
    enter(&listed, &plain, "own", 1);
    typed_registry_leave(&never.listed);
    assert_int_equal(walk().count, 1);
    typed_registry_leave(&listed.listed);
    typed_registry_leave(&listed.listed);
    assert_int_equal(walk().count, 0);
}

/* A visit that lists another, ends the first and walks again. */
typedef struct meddler {
    own_allocator *first;
    own_allocator *more;
    size_t visits;
} meddler;

static void meddle(const typed_listing *listing, void *ctx)
{
    meddler *m = (meddler *)ctx;
    (void)listing;
    if (m->visits++ == 0) {
        typed_registry_leave(&m->first->listed);
        enter(m->more, &plain, "more", 1);
        assert_int_equal(walk().count, 2);
    }
}

static void a_visit_may_make_and_end_allocators(void **state)
{
    (void)state;
    own_allocator own[3] = {0};
    enter(&own[0], &plain, "own", 1);
    enter(&own[1], &plain, "own", 1);
    meddler m = {&own[0], &own[2], 0};
    assert_int_equal(typed_registry_walk(meddle, &m), 3); /* the first was taken down before it left */
    typed_registry_leave(&own[1].listed);
    typed_registry_leave(&own[2].listed);
}

static void keep_name(const typed_listing *listing, void *ctx)
{
    memcpy(ctx, listing->name, sizeof listing->name);
}

static void a_long_name_is_cut_between_characters(void **state)
{
    (void)state;
    char name[100];
    char kept[TYPED_LISTED_NAME];
    own_allocator own = {0};
    for (size_t before = 58; before < 66; before++) {
        memset(name, 'x', before);
        (void)snprintf(name + before, sizeof name - before, "\xE2\x82\xAC!"); /* a euro, 3 bytes */
        enter(&own, &plain, name, 0);
        assert_int_equal(typed_registry_walk(keep_name, kept), 1);
        const size_t whole = before + 4 <= 63 ? before + 4 : before + 3 <= 63 ? before + 3
                                                         : before < 63        ? before
                                                                              : 63;
        assert_int_equal(strlen(kept), whole);
        assert_memory_equal(kept, name, whole);
        typed_registry_leave(&own.listed);
    }
}

static char said[1 << 16];
static uint64_t last_number; /* of what is dumped below */

/* What two allocators look like, one of which counts; the second has an odd name. */
static const char *dump(typed_format format)
{
    static own_allocator own[2];
    memset(said, 0, sizeof said);
    enter(&own[0], &plain, "first", 64);
    enter(&own[1], &counting, "a \"b\"\\\n", 10);
    FILE *out = fmemopen(said, sizeof said, "w");
    assert_non_null(out);
    typed_registry_dump(out, format);
    assert_int_equal(fclose(out), 0);
    last_number = own[1].listed.number;
    assert_int_equal(own[0].listed.number, last_number - 1);
    typed_registry_leave(&own[0].listed);
    typed_registry_leave(&own[1].listed);
    return said;
}

static void a_new_name_is_what_a_walk_finds(void **state)
{
    (void)state;
    own_allocator own = {0};
    enter(&own, &plain, "first", 0);
    typed_registry_name(&own.name, "second");
    char name[TYPED_LISTED_NAME] = "";
    assert_int_equal(typed_registry_walk(keep_name, name), 1);
    assert_string_equal(name, "second");
    typed_registry_leave(&own.listed);
}

static void the_text_has_two_lines_each_and_one_of_statistics(void **state)
{
    (void)state;
    assert_string_equal(dump(TYPED_TEXT),
        "first: pool of own.toml, mutex, production\n"
        "  used 64, available 936, total 1000 bytes\n"
        "a \"b\"\\\n: bump of \"odd\".toml, lock-free, debug\n"
        "  used 10, available 990, total 1000 bytes\n"
        "  allocations 7, deallocations 3, failed 2, peak 900 bytes\n");
}

static void the_json_is_one_array_of_objects(void **state)
{
    (void)state;
    const char *text = dump(TYPED_JSON);
    char wanted[1024];
    (void)snprintf(wanted, sizeof wanted,
        "[{\"allocator\": \"first\", \"kind\": \"pool\", \"spec\": \"own.toml\", \"thread_safety\": \"mutex\", \"preset\": \"production\", "
        "\"number\": %" PRIu64 ", \"used\": 64, \"available\": 936, \"total\": 1000, \"stats\": null},\n"
        " {\"allocator\": \"a \\\"b\\\"\\\\\\u000a\", \"kind\": \"bump\", \"spec\": \"\\\"odd\\\".toml\", \"thread_safety\": \"lock-free\", \"preset\": \"debug\", "
        "\"number\": %" PRIu64 ", \"used\": 10, \"available\": 990, \"total\": 1000, \"stats\": {\"allocated_bytes\": 10, \"peak_allocated_bytes\": 900, "
        "\"allocation_count\": 7, \"deallocation_count\": 3, \"reallocation_count\": 1, \"failed_allocations\": 2, "
        "\"total_bytes_allocated\": 5000, \"total_bytes_deallocated\": 4000}}]\n",
        last_number - 1, last_number);
    assert_string_equal(text, wanted);
}

static void nothing_listed_is_no_text_and_an_empty_array(void **state)
{
    (void)state;
    FILE *out = fmemopen(said, sizeof said, "w");
    assert_non_null(out);
    typed_registry_dump(out, TYPED_TEXT);
    typed_registry_dump(out, TYPED_JSON);
    assert_int_equal(fclose(out), 0);
    assert_string_equal(said, "[]\n");
}

static void prometheus_has_one_help_and_type_a_metric_before_all_its_samples(void **state)
{
    (void)state;
    char *text = (char *)(uintptr_t)dump(TYPED_PROMETHEUS);
    char metric[64] = "";
    size_t metrics = 0;
    size_t samples = 0;
    bool expects_type = false;
    char *rest = NULL;
    for (char *line = strtok_r(text, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest)) {
        char name[64];
        if (sscanf(line, "# HELP %63s", name) == 1) {
            assert_string_not_equal(name, metric);
            memcpy(metric, name, sizeof metric);
            expects_type = true;
            metrics++;
            continue;
        }
        if (sscanf(line, "# TYPE %63s", name) == 1) {
            assert_true(expects_type);
            assert_string_equal(name, metric);
            const size_t length = strlen(name);
            const bool is_total = length > 6 && strcmp(name + length - 6, "_total") == 0;
            assert_string_equal(strrchr(line, ' '), is_total ? " counter" : " gauge");
            expects_type = false;
            continue;
        }
        const size_t length = strlen(metric);
        assert_memory_equal(line, metric, length);
        assert_int_equal(line[length], '{');
        const char *value = strrchr(line, ' ');
        assert_non_null(value);
        assert_int_equal(value[-1], '}');
        assert_true(isdigit((unsigned char)value[1]));
        samples++;
    }
    assert_int_equal(metrics, 3 + TYPED_STATS_FIELDS);
    assert_int_equal(samples, 3 * 2 + TYPED_STATS_FIELDS);
}

static void metrics_of_one_allocator_are_those_of_all(void **state)
{
    (void)state;
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    const typed_stats stats = {0};
    typed_stats_prometheus(&stats, "one", out);
    assert_int_equal(fclose(out), 0);
    const char *all = dump(TYPED_PROMETHEUS);
    size_t heads = 0;
    char *rest = NULL;
    for (const char *line = strtok_r(text, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest)) {
        if (line[0] == '#') {
            assert_non_null(strstr(all, line));
            heads++;
        }
    }
    assert_int_equal(heads, 2 * TYPED_STATS_FIELDS);
    free(text);
}

static void allocators_of_one_name_are_different_series(void **state)
{
    (void)state;
    own_allocator own[3] = {0};
    for (size_t i = 0; i < 3; i++) {
        enter(&own[i], &counting, "the same", 10);
    }
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    typed_registry_dump(out, TYPED_PROMETHEUS);
    assert_int_equal(fclose(out), 0);
    const char *series[3 * (3 + TYPED_STATS_FIELDS)];
    size_t count = 0;
    char *rest = NULL;
    for (char *line = strtok_r(text, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest)) {
        if (line[0] != '#') {
            assert_true(count < sizeof series / sizeof series[0]);
            *strrchr(line, ' ') = '\0';
            for (size_t i = 0; i < count; i++) {
                assert_string_not_equal(series[i], line);
            }
            series[count++] = line;
        }
    }
    assert_int_equal(count, sizeof series / sizeof series[0]);
    for (size_t i = 0; i < 3; i++) {
        typed_registry_leave(&own[i].listed);
    }
    free(text);
}

static void prometheus_labels_are_escaped(void **state)
{
    (void)state;
    const char *text = dump(TYPED_PROMETHEUS);
    char wanted[256];
    (void)snprintf(wanted, sizeof wanted, "\ntyped_used_bytes{allocator=\"first\",kind=\"pool\",spec=\"own.toml\",number=\"%" PRIu64 "\"} 64\n", last_number - 1);
    assert_non_null(strstr(text, wanted));
    (void)snprintf(wanted, sizeof wanted,
        "\ntyped_peak_allocated_bytes{allocator=\"a \\\"b\\\"\\\\\\n\",kind=\"bump\",spec=\"\\\"odd\\\".toml\",number=\"%" PRIu64 "\"} 900\n", last_number);
    assert_non_null(strstr(text, wanted));
    assert_null(strstr(text, "typed_peak_allocated_bytes{allocator=\"first\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(more_than_one_turn_are_visited_once_each_oldest_first),
        cmocka_unit_test(one_that_enters_twice_is_listed_once),
        cmocka_unit_test(those_that_were_all_cleared_are_listed_again),
        cmocka_unit_test(one_that_is_not_listed_may_leave),
        cmocka_unit_test(a_visit_may_make_and_end_allocators),
        cmocka_unit_test(a_long_name_is_cut_between_characters),
        cmocka_unit_test(a_new_name_is_what_a_walk_finds),
        cmocka_unit_test(the_text_has_two_lines_each_and_one_of_statistics),
        cmocka_unit_test(the_json_is_one_array_of_objects),
        cmocka_unit_test(nothing_listed_is_no_text_and_an_empty_array),
        cmocka_unit_test(prometheus_has_one_help_and_type_a_metric_before_all_its_samples),
        cmocka_unit_test(metrics_of_one_allocator_are_those_of_all),
        cmocka_unit_test(allocators_of_one_name_are_different_series),
        cmocka_unit_test(prometheus_labels_are_escaped),
    };
    return cmocka_run_group_tests_name("registry", tests, NULL, NULL);
}
