/* What the explorer reads from its command line, and what it prints. */
#include "walk.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void (*describe)(void);

static const char *kind_name(explorer_kind kind)
{
    static const char *const names[] = {"load", "fence", "store", "change", "compare", "lock", "unlock", "wait", "spin"};
    return names[kind];
}

static void print_steps(void)
{
    for (int i = 0; i < walk.depth; i++) {
        const walk_choice *at = &walk.path[i];
        if (at->is_failure) {
            (void)printf("%s", at->chosen == 1 ? "         which fails for no reason\n" : "");
            continue;
        }
        (void)printf("  %4d  thread %d  %-7s  %#14llx  %#10x%s\n", i, at->chosen, kind_name(at->taken.kind),
            (unsigned long long)(uintptr_t)at->taken.object, (unsigned)at->value, at->taken.ends_call ? "  and a call ends" : "");
    }
}

static void print_replay(void)
{
    (void)printf("again:%s --replay ", walk.options.spurious > 0 ? " --spurious 1" : "");
    for (int i = 0; i < walk.depth; i++) {
        if (!walk.path[i].is_failure) {
            (void)putchar('0' + walk.path[i].chosen);
        } else if (walk.path[i].chosen == 1) {
            (void)putchar('!');
        }
    }
    (void)putchar('\n');
}

void explorer_fail(const char *format, ...)
{
    static bool is_failing;
    if (is_failing) {
        _Exit(1);
    }
    is_failing = true;
    (void)printf("VIOLATION: ");
    va_list words;
    va_start(words, format);
    (void)vprintf(format, words);
    va_end(words);
    (void)printf("\nsteps, with what they act on and what was there:\n");
    print_steps();
    if (describe != NULL) {
        describe();
    }
    print_replay();
    (void)fflush(stdout);
    _Exit(1);
}

static void on_signal(int number)
{
    explorer_fail("signal %d", number);
}

void explorer_watch(void (*describe_it)(void))
{
    static unsigned char stack[64 * 1024];
    const stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
    const struct sigaction action = {.sa_handler = on_signal, .sa_flags = (int)(SA_ONSTACK | SA_RESETHAND | SA_NODEFER)};
    const int numbers[] = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};
    describe = describe_it;
    (void)sigaltstack(&other, NULL);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        (void)sigaction(numbers[i], &action, NULL);
    }
}

static void use(const char *program)
{
    (void)fprintf(stderr, "usage: %s [--bound N] [--spurious N] [--all-orders] [--most N] [--replay STEPS] ...\n", program);
    exit(2);
}

int explorer_arguments(int count, char **arguments, explorer_options *options)
{
    *options = (explorer_options){EXPLORER_UNBOUNDED, 0, false, UINT64_MAX, NULL};
    int i = 1;
    while (i < count && strncmp(arguments[i], "--", 2) == 0) {
        const char *name = arguments[i];
        if (strcmp(name, "--all-orders") == 0) {
            options->all_orders = true;
            i++;
            continue;
        }
        if (i + 1 == count) {
            use(arguments[0]);
        }
        const char *value = arguments[i + 1];
        if (strcmp(name, "--bound") == 0) {
            options->preemptions = (unsigned)strtoul(value, NULL, 10);
        } else if (strcmp(name, "--spurious") == 0) {
            options->spurious = (unsigned)strtoul(value, NULL, 10);
        } else if (strcmp(name, "--most") == 0) {
            options->most = strtoull(value, NULL, 10);
        } else if (strcmp(name, "--replay") == 0) {
            options->replay = value;
        } else {
            use(arguments[0]);
        }
        i += 2;
    }
    return i;
}

int explorer_report(const explorer_result *result)
{
    if (walk.options.replay != NULL) {
        print_steps();
        if (describe != NULL) {
            describe();
        }
    }
    (void)printf("executions=%llu abandoned=%llu steps=%llu deepest=%u spins=%llu exhausted=%s\n", (unsigned long long)result->executions,
        (unsigned long long)result->abandoned, (unsigned long long)result->steps, result->deepest, (unsigned long long)result->spins,
        result->is_exhausted ? "yes" : "no");
    return result->is_exhausted ? 0 : 3;
}
