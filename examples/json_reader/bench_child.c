#include "bench_child.h"

#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* What the parent has is resident in the child too, so a child's peak before its work is what it begins with. */
static double resident_peak(void)
{
    struct rusage usage;
    return getrusage(RUSAGE_SELF, &usage) == 0 ? (double)usage.ru_maxrss * 1024 / 1e6 : 0;
}

static int child_main(int to_parent, bool (*work)(const void *context, struct bench_took *took), const void *context)
{
    struct bench_took took;
    double before = resident_peak();
    bool done = work(context, &took);
    took.peak = resident_peak() - before;
    return done && write(to_parent, &took, sizeof took) == (ssize_t)sizeof took ? 0 : 1;
}

bool bench_in_child(bool (*work)(const void *context, struct bench_took *took), const void *context, struct bench_took *took)
{
    int ends[2];
    fflush(NULL); /* or both processes would write what is buffered */
    if (pipe(ends) != 0) {
        return false;
    }
    pid_t child = fork();
    if (child == 0) {
        _exit(child_main(ends[1], work, context));
    }
    close(ends[1]);
    bool done = child > 0 && read(ends[0], took, sizeof *took) == (ssize_t)sizeof *took;
    if (child > 0) {
        waitpid(child, NULL, 0);
    }
    close(ends[0]);
    return done;
}
