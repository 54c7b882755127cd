/* Threads that come and go: each leaves what it took, and gives what it did not use back or leaves it as padding. */
static void *take_two(void *argument)
{
    test_worker *worker = (test_worker *)argument;
    const test_element *element = &test_elements[worker->seed % TEST_ELEMENTS];
    for (size_t i = 0; i < 2; i++) {
        unsigned char *start = (unsigned char *)element->alloc(worker->arena);
        if (start != NULL) {
            memset(start, worker->fill, element->size);
            worker->starts[worker->count] = start;
            worker->sizes[worker->count] = element->size;
            worker->count++;
        }
    }
    return NULL;
}

static void threads_come_and_go(void **state)
{
    (void)state;
    static test_worker worker;
    static ${P} arena;
    test_make_of(&arena, TEST_ROOM);
    for (size_t life = 0; life < 3; life++) {
        size_t bytes = 0;
        for (size_t round = 0; round < 100; round++) {
            worker.arena = &arena;
            worker.seed = round;
            worker.fill = (unsigned char)round;
            worker.count = 0;
            CHECK(pthread_create(&worker.thread, NULL, take_two, &worker) == 0);
            CHECK(pthread_join(worker.thread, NULL) == 0);
            for (size_t i = 0; i < worker.count; i++) {
                CHECK(holds_only(worker.starts[i], worker.sizes[i], worker.fill));
                CHECK(${P}_contains(&arena, worker.starts[i]));
                bytes += worker.sizes[i];
            }
            CHECK(${P}_usage(&arena).used == bytes);
            CHECK(TEST_CHUNK > 0 || ${P}_used(&arena) + ${P}_available(&arena) == ${P}_capacity(&arena));
        }
        const size_t used = ${P}_used(&arena);
        CHECK(${P}_peak(&arena) >= used);
        ${P}_reset(&arena);
        CHECK(${P}_used(&arena) == 0 && ${P}_usage(&arena).used == 0);
    }
    test_end(&arena);
}
