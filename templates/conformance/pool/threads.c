/* Threads that hammer one pool, each freeing what others allocated. cmocka fails only on the main thread, so workers count
 * what went wrong. */
enum {
    TEST_THREADS = 4,
    TEST_ROUNDS = 2000,
    TEST_MAILBOXES = 8
};

typedef struct test_worker {
    ${P} *pool;
    pthread_t thread;
    unsigned char fill;
    size_t wrong;
} test_worker;

/* Where a worker leaves an element for whoever comes next. */
static ${T_}*mailboxes[TEST_MAILBOXES];

static bool holds_only(${const_T_}*object, unsigned char fill)
{
    const unsigned char *bytes = (const unsigned char *)object;
    for (size_t i = 0; i < sizeof(${T}); i++) {
        if (bytes[i] != fill) {
            return false;
        }
    }
    return true;
}

static void *work(void *argument)
{
    test_worker *worker = (test_worker *)argument;
    for (size_t round = 0; round < TEST_ROUNDS; round++) {
        ${T_}*mine[4] = {NULL, NULL, NULL, NULL};
        size_t count = ${P}_alloc_bulk(worker->pool, mine, 2) == 2 ? 2 : 0;
        for (size_t i = 0; i < 2; i++) {
            mine[count] = ${P}_alloc(worker->pool);
            count += mine[count] != NULL;
        }
        for (size_t i = 0; i < count; i++) {
            memset((void *)mine[i], worker->fill, sizeof(${T}));
        }
/*% for step in suite_held %*/
/*% include step %*/
/*% endfor %*/
        for (size_t i = 0; i < count; i++) {
            worker->wrong += !holds_only(mine[i], worker->fill) || !${P}_contains(worker->pool, (const void *)mine[i]);
        }
        if (count > 0) {
            count--;
            ${T_}*other = __atomic_exchange_n(&mailboxes[round % TEST_MAILBOXES], mine[count], __ATOMIC_ACQ_REL);
            if (other != NULL) {
                worker->wrong += !holds_only(other, *(const unsigned char *)other);
                ${P}_free(worker->pool, other);
            }
        }
        if (round % 2 == 0) {
            ${P}_free_bulk(worker->pool, mine, count);
            count = 0;
        }
        while (count > 0) {
            count--;
            ${P}_free(worker->pool, mine[count]);
        }
        if (round % 500 == 0) {
            ${P}_thread_flush(worker->pool);
/*% for step in suite_now_and_then %*/
/*% include step %*/
/*% endfor %*/
        }
    }
    return NULL;
}

static void threads_share_without_sharing_an_element(void **state)
{
    (void)state;
    static test_worker workers[TEST_THREADS];
    model_start();
    for (size_t i = 0; i < TEST_THREADS; i++) {
        workers[i].pool = &model.pool;
        workers[i].fill = (unsigned char)(i + 1);
        workers[i].wrong = 0;
        CHECK(pthread_create(&workers[i].thread, NULL, work, &workers[i]) == 0);
    }
    for (size_t i = 0; i < TEST_THREADS; i++) {
        CHECK(pthread_join(workers[i].thread, NULL) == 0);
        CHECK(workers[i].wrong == 0);
    }
    for (size_t i = 0; i < TEST_MAILBOXES; i++) {
        if (mailboxes[i] != NULL) {
            ${P}_free(&model.pool, mailboxes[i]);
            mailboxes[i] = NULL;
        }
    }
    CHECK(${P}_live(&model.pool) == 0);
    CHECK(${P}_verify(&model.pool));
    ${P}_reset_stats(&model.pool);
    model.failed = 0;
    /* None was lost. */
    while (model.live < model.capacity) {
        step_alloc();
    }
    step_alloc();
    model_check();
    model_end();
}
