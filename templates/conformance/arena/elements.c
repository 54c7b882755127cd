/* The functions of each element, so that a walk can pick among them. */
typedef struct test_element {
    size_t size;
    size_t align;
    bool is_dropped; /* what make gives is dropped, and something is noted beside it for that */
    bool can_fail; /* its init hook */
    void *(*alloc)(${P} *arena);
    void *(*alloc_n)(${P} *arena, size_t n);
    void *(*make)(${P} *arena); /* NULL where its hooks want more than is known here */
    void *(*resize)(${P} *arena, void *p, size_t old_n, size_t new_n);
} test_element;

/*% for e in suite_elements %*/
static void *test_one_${e.label}(${P} *arena)
{
    return (void *)${P}_alloc${e.E}(arena);
}

static void *test_many_${e.label}(${P} *arena, size_t n)
{
    return (void *)${P}_alloc${e.E}_n(arena, n);
}

static void *test_resize_${e.label}(${P} *arena, void *p, size_t old_n, size_t new_n)
{
    return (void *)${P}_resize${e.E}(arena, (${e.T_}*)p, old_n, new_n);
}

/*% endfor %*/
/*% for e in suite_made %*/
static void *test_make_${e.label}(${P} *arena)
{
    return (void *)${P}_new${e.E}(arena);
}

/*% endfor %*/
static const test_element test_elements[] = {
/*% for e in suite_elements %*/
    {sizeof(${e.T}), TYPED_ALIGNOF(${e.T}), ${e.is_dropped}, ${e.can_fail}, test_one_${e.label}, test_many_${e.label}, ${e.make}, test_resize_${e.label}},
/*% endfor %*/
};

enum {
    TEST_ELEMENTS = sizeof test_elements / sizeof test_elements[0]
};

static const test_element *any_element(void)
{
    return &test_elements[test_random(TEST_ELEMENTS)];
}
