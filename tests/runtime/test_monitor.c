/* <typed/monitor.h>: limits and levels. */
#include <typed/monitor.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    typed_monitor monitor = {TYPED_PRESSURE_NORMAL, TYPED_PRESSURE_NORMAL};
    const typed_judgement first = typed_monitor_judge(&rules, &monitor, "own", 0, 10);
    assert_int_equal(first.allowed, 500);
    assert_int_equal(first.level, TYPED_PRESSURE_NORMAL);
    assert_false(first.asks);
}

static void a_level_is_asked_about_once_when_it_is_entered(void **state)
{
    (void)state;
    const typed_rules rules = rules_of(NULL, TYPED_ACTION_CALLBACK);
    typed_monitor monitor = {TYPED_PRESSURE_NORMAL, TYPED_PRESSURE_NORMAL};
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
    typed_monitor monitor = {TYPED_PRESSURE_NORMAL, TYPED_PRESSURE_NORMAL};
    assert_int_equal(typed_monitor_judge(&rules, &monitor, "own", 991, 10).allowed, 0);
    assert_int_equal(typed_monitor_judge(&rules, &monitor, "own", 0, 1001).allowed, 0);
    assert_int_equal(typed_monitor_judge(&rules, &monitor, "own", 5, SIZE_MAX).allowed, 0);
    assert_int_equal(typed_monitor_judge(&rules, &monitor, "own", 990, 10).allowed, 10);
}

static void larger_requests_are_denied_at_a_level_and_smaller_ones_not(void **state)
{
    (void)state;
    const typed_rules rules = rules_of(&group, TYPED_ACTION_DENY);
    typed_monitor monitor = {TYPED_PRESSURE_NORMAL, TYPED_PRESSURE_NORMAL};
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

/* Unlike a request this is not asked for: the bytes are taken already. */
static void what_was_given_back_too_early_is_charged_again(void **state)
{
    (void)state;
    const typed_rules rules = rules_of(&group, TYPED_ACTION_DENY);
    typed_monitor monitor = {TYPED_PRESSURE_NORMAL, TYPED_PRESSURE_NORMAL};
    group.charged = 990;
    typed_group_charge(&group, 20);
    assert_int_equal(group.charged, 1010);
    assert_int_equal(typed_monitor_judge(&rules, &monitor, "own", 0, 1).allowed, 0);
    typed_group_refund(&group, 1010);
    assert_int_equal(group.charged, 0);
}

/* The allocator's own level ends at a reset; that of its surroundings lasts. */
static void a_level_that_a_reset_ended_begins_again(void **state)
{
    (void)state;
    const typed_rules rules = rules_of(NULL, TYPED_ACTION_CALLBACK);
    typed_monitor monitor = {TYPED_PRESSURE_NORMAL, TYPED_PRESSURE_NORMAL};
    assert_true(typed_monitor_judge(&rules, &monitor, "own", 0, 960).asks);
    assert_false(typed_monitor_judge(&rules, &monitor, "own", 0, 600).asks);
    typed_monitor_restart(&rules, &monitor, 600);
    assert_false(typed_monitor_judge(&rules, &monitor, "own", 600, 10).asks);
    typed_monitor_restart(&rules, &monitor, 0);
    assert_true(typed_monitor_judge(&rules, &monitor, "own", 0, 600).asks);
    monitor.outside = monitor.level = TYPED_PRESSURE_CRITICAL;
    typed_monitor_restart(&rules, &monitor, 0);
    assert_int_equal(monitor.level, TYPED_PRESSURE_CRITICAL);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_allowed_ends_where_the_next_level_begins),
        cmocka_unit_test(a_level_is_asked_about_once_when_it_is_entered),
        cmocka_unit_test(nothing_is_allowed_above_the_hard_limit),
        cmocka_unit_test(larger_requests_are_denied_at_a_level_and_smaller_ones_not),
        cmocka_unit_test(what_was_given_back_too_early_is_charged_again),
        cmocka_unit_test(a_level_that_a_reset_ended_begins_again),
        cmocka_unit_test(a_snapshot_says_what_limits_are_held_against),
    };
    return cmocka_run_group_tests_name("monitor", tests, NULL, NULL);
}
