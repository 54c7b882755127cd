/* A unit of work that several threads pass around. */
#ifndef JOB_H_INCLUDED
#define JOB_H_INCLUDED

struct job {
    void (*run)(void *argument);
    void *argument;
    struct job *next;
};

#endif
