typedef struct test_seen {
    size_t count;
    typed_listing last;
} test_seen;

static void see_listing(const typed_listing *listing, void *ctx)
{
    test_seen *seen = (test_seen *)ctx;
    if (listing->allocator == (const void *)&${suite_own}) {
        seen->count++;
        seen->last = *listing;
    }
}

static void the_registry_lists_it_while_it_lives(void **state)
{
    (void)state;
    test_seen seen;
    memset(&seen, 0, sizeof seen);
    ${suite_begin};
    ${P}_set_name(&${suite_own}, "listed here");
    (void)typed_registry_walk(see_listing, &seen);
    CHECK(seen.count == 1);
    CHECK(strcmp(seen.last.name, "listed here") == 0);
    CHECK(strcmp(seen.last.kind->kind, "${kind}") == 0);
    CHECK(seen.last.usage.used == 0);
    CHECK(seen.last.usage.total == ${P}_usage(&${suite_own}).total);
    CHECK(seen.last.has_stats == TEST_HAS_STATS);
    ${P}_set_name(&${suite_own}, NULL);
    (void)typed_registry_walk(see_listing, &seen);
    CHECK(seen.count == 2);
    CHECK(strcmp(seen.last.name, "${P}") == 0);
    ${suite_finish};
    (void)typed_registry_walk(see_listing, &seen);
    CHECK(seen.count == 2);
}
