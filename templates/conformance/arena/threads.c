/* Threads that share one. cmocka fails only on the main thread, so workers count what went wrong. */
enum {
    TEST_THREADS = 4,
    TEST_ROUNDS = 300
};

typedef struct test_worker {
    ${P} *arena;
    pthread_mutex_t *gate; /* closed until all are there */
    pthread_t thread;
    uint64_t seed;
    unsigned char fill;
    size_t wrong;
    size_t count;
    unsigned char *starts[TEST_ROUNDS];
    size_t sizes[TEST_ROUNDS];
} test_worker;

static void *work(void *argument)
{
    test_worker *worker = (test_worker *)argument;
    worker->count = 0;
    (void)pthread_mutex_lock(worker->gate);
    (void)pthread_mutex_unlock(worker->gate);
    for (size_t round = 0; round < TEST_ROUNDS; round++) {
        worker->seed = worker->seed * UINT64_C(6364136223846793005) + 1;
        const test_element *element = &test_elements[(worker->seed >> 33) % TEST_ELEMENTS];
        const size_t n = 1 + (size_t)(worker->seed >> 60) % 3;
        unsigned char *start = (unsigned char *)(n == 1 ? element->alloc(worker->arena) : element->alloc_n(worker->arena, n));
        if (start == NULL) {
            continue;
        }
        memset(start, worker->fill, n * element->size);
        worker->wrong += (uintptr_t)start % element->align != 0;
        worker->wrong += !${P}_contains(worker->arena, start);
        worker->starts[worker->count] = start;
        worker->sizes[worker->count] = n * element->size;
        worker->count++;
        if (test_gives_back(worker->arena, element, start, n)) {
            worker->count--; /* nobody was between */
        }
        worker->wrong += ${P}_used(worker->arena) > ${P}_capacity(worker->arena);
        if (TEST_TRIMS && round % 64 == 0) {
            (void)${P}_trim(worker->arena, 0);
        }
    }
    return NULL;
}

static void threads_share_without_sharing_a_byte(void **state)
{
    (void)state;
    static test_worker workers[TEST_THREADS];
    static ${P} arena;
    static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
    for (size_t round = 0; round < 40; round++) {
        test_make_of(&arena, TEST_ROOM);
        CHECK(pthread_mutex_lock(&gate) == 0);
        for (size_t i = 0; i < TEST_THREADS; i++) {
            workers[i].arena = &arena;
            workers[i].gate = &gate;
            workers[i].seed = test_random(UINT32_MAX);
            workers[i].fill = (unsigned char)(i + 1);
            workers[i].wrong = 0;
            CHECK(pthread_create(&workers[i].thread, NULL, work, &workers[i]) == 0);
        }
        CHECK(pthread_mutex_unlock(&gate) == 0);
        for (size_t i = 0; i < TEST_THREADS; i++) {
            CHECK(pthread_join(workers[i].thread, NULL) == 0);
        }
        size_t bytes = 0;
        for (size_t i = 0; i < TEST_THREADS; i++) {
            const test_worker *worker = &workers[i];
            CHECK(worker->wrong == 0);
            for (size_t k = 0; k < worker->count; k++) {
                bytes += worker->sizes[k];
                CHECK(holds_only(worker->starts[k], worker->sizes[k], worker->fill));
            }
        }
        CHECK(${P}_usage(&arena).used == bytes);
        CHECK(${P}_used(&arena) >= bytes);
        CHECK(${P}_verify(&arena));
        test_end(&arena);
    }
}
