static void without_an_upstream_there_is_the_default_one(void **state)
{
    (void)state;
    static ${P} own;
    const typed_status status = ${P}_init(&own);
    const typed_usage usage = ${P}_usage(&own);
    ${P}_destroy(&own);
    CHECK(${P}_init_with(&own, NULL) == status);
    CHECK(${P}_usage(&own).total == usage.total);
    CHECK(${P}_usage(&own).available == usage.available);
    CHECK(${P}_verify(&own));
    ${P}_destroy(&own);
}
