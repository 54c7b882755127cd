/* A name is the program's text, and is only pointed to. */
static void a_name_changes_nothing_else(void **state)
{
    (void)state;
    ${suite_begin};
    const typed_usage before = ${P}_usage(&${suite_own});
    ${P}_set_name(&${suite_own}, "for a while");
    CHECK(${P}_verify(&${suite_own}));
    ${P}_set_name(&${suite_own}, NULL);
    CHECK(${P}_verify(&${suite_own}));
    const typed_usage after = ${P}_usage(&${suite_own});
    CHECK(after.used == before.used && after.available == before.available && after.total == before.total);
    ${suite_finish};
}
