/* Four mistakes, one for each argument: leak, double-free, overflow, stale-scope. The build leaves this program out, as the
 * compiler sees one of them. */
#include <stdio.h>
#include <string.h>

#include "typed_bump_note.h"
#include "typed_pool_conn.h"

static typed_pool_conn conns;
static typed_bump_note notes;

static struct conn *open_conn(int fd)
{
    struct conn *conn = typed_pool_conn_alloc(&conns);
    if (conn != NULL) {
        conn->fd = fd;
    }
    return conn;
}

static void close_conn(struct conn *conn)
{
    typed_pool_conn_free(&conns, conn);
}

static void leak(void)
{
    close_conn(open_conn(3));
    (void)open_conn(4);
}

static void double_free(void)
{
    struct conn *conn = open_conn(3);
    close_conn(conn);
    typed_pool_conn_free(&conns, conn);
}

static void overflow(void)
{
    struct conn *conn = open_conn(3);
    if (conn != NULL) {
        memset(conn->peer, ' ', sizeof *conn); /* meant: sizeof conn->peer */
        close_conn(conn);
    }
}

static void stale_scope(void)
{
    typed_bump_note_scope scope = typed_bump_note_scope_begin(&notes);
    (void)!typed_bump_note_alloc(&notes);
    typed_bump_note_reset(&notes);
    (void)!typed_bump_note_alloc(&notes);
    typed_bump_note_scope_end(&scope);
}

static const struct {
    const char *name;
    void (*make)(void);
} mistakes[] = {
    {"leak", leak},
    {"double-free", double_free},
    {"overflow", overflow},
    {"stale-scope", stale_scope},
};

int main(int count, char **words)
{
    const size_t most = sizeof mistakes / sizeof mistakes[0];
    size_t chosen = 0;
    while (count == 2 && chosen < most && strcmp(words[1], mistakes[chosen].name) != 0) {
        chosen++;
    }
    if (count != 2 || chosen == most) {
        fprintf(stderr, "usage: misuse leak | double-free | overflow | stale-scope\n");
        return 2;
    }
    if (typed_pool_conn_init(&conns) != TYPED_OK || typed_bump_note_init(&notes) != TYPED_OK) {
        return 1;
    }
    mistakes[chosen].make();
    typed_pool_conn_destroy(&conns);
    typed_bump_note_destroy(&notes);
    return 0;
}
