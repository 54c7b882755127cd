/* What a program's command line asks for: one act, or several, each in a child of its own. A tool that takes long to start
 * is started once then. */
#ifndef ACTS_H
#define ACTS_H

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int run_acts(int count, char **words, void (*act)(const char *))
{
    if (count == 2) {
        act(words[1]);
        return 0;
    }
    for (int i = 1; i < count; i++) {
        const pid_t child = fork();
        if (child == 0) {
            act(words[i]);
            exit(0);
        }
        int status = -1;
        if (child < 0 || waitpid(child, &status, 0) != child) {
            return 1;
        }
        (void)fprintf(stderr, "act %s: %d\n", words[i], WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    }
    return 0;
}

#endif
