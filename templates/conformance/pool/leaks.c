static void leaks_are_counted_from_any_point(void **state)
{
    (void)state;
    char text[4096];
    model_start();
    check_reports(&model.pool, 0);
    CHECK(report_since(&model.pool, 0, text, sizeof text) == 0 && text[0] == '\0');
    step_alloc();
    const uint64_t point = ${P}_leak_point(&model.pool);
    CHECK(report_since(&model.pool, 0, text, sizeof text) == 1);
    CHECK(report_since(&model.pool, point, text, sizeof text) == 0);
    size_t since = 0;
    for (; since < 7 && model.live < model.capacity; since++) {
        step_alloc();
    }
    CHECK(report_since(&model.pool, point, text, sizeof text) == since);
    const uint64_t later = ${P}_leak_point(&model.pool);
    CHECK(later > point);
    CHECK(report_since(&model.pool, later, text, sizeof text) == 0);
    check_reports(&model.pool, since + 1);
    char expected[200];
    (void)snprintf(expected, sizeof expected, "typedalloc: ${P}: leak: %zu byte%s in %zu element%s\n", (since + 1) * sizeof(${T}), (since + 1) * sizeof(${T}) == 1 ? "" : "s", since + 1, since == 0 ? "" : "s");
    CHECK(report_since(&model.pool, 0, text, sizeof text) == since + 1);
    CHECK(strncmp(text, expected, strlen(expected)) == 0);
    while (model.live > 0) {
        step_free();
    }
    CHECK(report_since(&model.pool, 0, text, sizeof text) == 0);
    model_end();
}
