typedef size_t test_report(const ${P} *own, uint64_t point, FILE *out);

static size_t report_all(const ${P} *own, uint64_t point, FILE *out)
{
    CHECK(point == 0);
    return ${P}_report_leaks(own, out);
}

static size_t report_json(const ${P} *own, uint64_t point, FILE *out)
{
    CHECK(point == 0);
    return ${P}_report_leaks_json(own, out);
}

/* How many a report has, and its text. */
static size_t report_of(test_report *report, const ${P} *own, uint64_t point, char *text, size_t room)
{
    FILE *out = tmpfile();
    CHECK(out != NULL);
    const size_t count = report(own, point, out);
    rewind(out);
    text[fread(text, 1, room - 1, out)] = '\0';
    fclose(out);
    return count;
}

static size_t report_since(const ${P} *own, uint64_t point, char *text, size_t room)
{
    return report_of(${P}_report_leaks_since, own, point, text, room);
}

/* That all reports agree on how many elements are live. */
static void check_reports(const ${P} *own, size_t count)
{
    char since[4096];
    char text[4096];
    char expected[200];
    CHECK(report_since(own, 0, since, sizeof since) == count);
    CHECK(report_of(report_all, own, 0, text, sizeof text) == count);
    CHECK(strcmp(text, since) == 0);
    (void)snprintf(expected, sizeof expected, "{\"allocator\": \"${P}\", \"count\": %zu, \"bytes\": %zu, \"sites\": [", count, ${P}_usage(own).used);
    CHECK(report_of(report_json, own, 0, text, sizeof text) == count);
    CHECK(strncmp(text, expected, strlen(expected)) == 0);
    CHECK(strcmp(text + strlen(text) - 3, "}}\n") == 0);
    CHECK(${P}_live_count(own) == count && ${P}_has_leaks(own) == (count > 0));
}
