/* Resident memory of a pool of COUNT elements: `memory COUNT` prints bytes an element for the pool when none
 * is touched, and when all are live. Compiled like pairs.c. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include HEADER
#define PASTE(a, b) a##b
#define JOIN(a, b) PASTE(a, b)

static double resident_bytes(void)
{
    unsigned long pages = 0;
    FILE *statm = fopen("/proc/self/statm", "r");
    if (statm == NULL || fscanf(statm, "%*u %lu", &pages) != 1) {
        exit(1);
    }
    fclose(statm);
    return (double)pages * 4096.0;
}

int main(int count, char **arguments)
{
    static POOL pool;
    const size_t elements = count > 1 ? (size_t)atol(arguments[1]) : 1000000;
    (void)resident_bytes();
    const double before = resident_bytes();
    if (JOIN(POOL, _init_capacity)(&pool, elements) != TYPED_OK) {
        return 1;
    }
    const double untouched = resident_bytes();
    for (size_t i = 0; i < elements; i++) {
        struct line *object = JOIN(POOL, _alloc)(&pool);
        if (object == NULL) {
            return 1;
        }
        memset(object, 1, sizeof *object);
    }
    printf("%.3f %.3f\n", (untouched - before) / (double)elements, (resident_bytes() - before) / (double)elements);
    return 0;
}
