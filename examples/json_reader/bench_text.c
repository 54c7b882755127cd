/*
 * Records like those of a shop or a directory, as an interface on the web would send them, without white
 * space: numbers of every kind, short and long strings, some of them not ASCII or with escapes, nested
 * objects, arrays of numbers, of strings and of objects, and members that only some records have.
 */
#include "bench_text.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "scan.h"

enum {
    LONGEST_RECORD = 4096
};

struct maker {
    char *at;
    uint64_t state;
};

static uint32_t draw(struct maker *maker, uint32_t below)
{
    maker->state = maker->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((maker->state >> 33) % below);
}

static bool one_in(struct maker *maker, uint32_t count)
{
    return draw(maker, count) == 0;
}

/* A text in which # is a decimal digit and $ a hexadecimal one, drawn for each. */
static void put(struct maker *maker, const char *pattern)
{
    static const char digits[] = "0123456789abcdef";
    for (; *pattern != '\0'; pattern++) {
        char c = *pattern;
        if (c == '#' || c == '$') {
            c = digits[draw(maker, c == '#' ? 10 : 16)];
        }
        *maker->at++ = c;
    }
}

static void put_number(struct maker *maker, uint32_t number)
{
    char digits[10];
    size_t count = 0;
    do {
        digits[count++] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    while (count > 0) {
        *maker->at++ = digits[--count];
    }
}

/* A number from `least` on, then some more text. */
static void put_drawn(struct maker *maker, uint32_t least, uint32_t below, const char *after)
{
    put_number(maker, least + draw(maker, below - least));
    put(maker, after);
}

#define PUT_ONE_OF(maker, list) put(maker, (list)[draw(maker, sizeof(list) / sizeof((list)[0]))])

static const char *const first_names[] = {"Ada", "Grace", "Edsger", "Barbara", "Donald", "Katherine", "Alan", "Frances", "Ken", "Margaret", "J\xc3\xb6rg", "Ma\xc5\x82gorzata"};
static const char *const last_names[] = {"Lovelace", "Hopper", "Dijkstra", "Liskov", "Knuth", "Johnson", "Turing", "Allen", "Thompson", "Hamilton", "M\xc3\xbcller", "Nowak"};
static const char *const words[] = {"river", "stone", "quiet", "market", "window", "the", "of", "and", "a", "under", "bright", "paper", "\xe2\x80\x94", "winter", "garden", "copper", "letter", "north"};
static const char *const cities[] = {"Z\xc3\xbcrich", "Porto", "Utrecht", "Gda\xc5\x84sk", "Bergen", "Ljubljana", "San Sebasti\xc3\xa1n", "Tampere"};
static const char *const tags[] = {"new", "sale", "organic", "second hand", "fragile", "gift", "limited", "heavy", "outdoor", "kids"};
static const char *const states[] = {"open", "paid", "shipped", "returned"};

static void put_words(struct maker *maker, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        put(maker, i == 0 ? "" : " ");
        PUT_ONE_OF(maker, words);
        if (one_in(maker, 60)) {
            put(maker, one_in(maker, 2) ? "\\n" : " \\\"quoted\\\"");
        }
    }
}

static void put_person(struct maker *maker)
{
    put(maker, "\"name\":{\"first\":\"");
    PUT_ONE_OF(maker, first_names);
    put(maker, "\",\"last\":\"");
    PUT_ONE_OF(maker, last_names);
    put(maker, "\"},\"email\":\"user");
    put_drawn(maker, 1, 100000, "@mail#.example\",\"address\":{\"street\":\"");
    put_drawn(maker, 1, 400, " ");
    put_words(maker, 2);
    put(maker, "\",\"city\":\"");
    PUT_ONE_OF(maker, cities);
    put(maker, "\",\"zip\":\"#####\",\"position\":[");
    put(maker, one_in(maker, 2) ? "-" : "");
    put_drawn(maker, 0, 90, ".######,");
    put_drawn(maker, 0, 180, ".######]},");
    if (one_in(maker, 3)) {
        put(maker, "\"phone\":\"+");
        put_drawn(maker, 1, 100, " ### #######\",");
    }
}

static void put_order(struct maker *maker)
{
    put(maker, "{\"id\":");
    put_drawn(maker, 1, 100000000, ",\"state\":\"");
    PUT_ONE_OF(maker, states);
    put(maker, "\",\"total\":");
    put_drawn(maker, 0, 900, ".##,\"items\":[");
    for (uint32_t i = 0, count = 1 + draw(maker, 3); i < count; i++) {
        put(maker, i == 0 ? "{\"sku\":\"$$$$$$$$\",\"count\":" : ",{\"sku\":\"$$$$$$$$\",\"count\":");
        put_drawn(maker, 1, 12, one_in(maker, 8) ? ",\"gift\":true}" : ",\"gift\":false}");
    }
    put(maker, "]}");
}

static void put_record(struct maker *maker, uint32_t number)
{
    put(maker, "{\"id\":");
    put_number(maker, number);
    put(maker, ",\"guid\":\"$$$$$$$$-$$$$-$$$$-$$$$-$$$$$$$$$$$$\",\"active\":");
    put(maker, one_in(maker, 4) ? "false" : "true");
    put(maker, ",\"created\":\"201#-0#-1#T0#:1#:2#Z\",");
    put_person(maker);
    put(maker, "\"score\":#.#####e-#,\"balance\":");
    put(maker, one_in(maker, 4) ? "-" : "");
    put_drawn(maker, 0, 200000, ",\"tags\":[");
    for (uint32_t i = 0, count = draw(maker, 5); i < count; i++) {
        put(maker, i == 0 ? "\"" : ",\"");
        PUT_ONE_OF(maker, tags);
        put(maker, "\"");
    }
    put(maker, "],\"orders\":[");
    for (uint32_t i = 0, count = draw(maker, 4); i < count; i++) {
        put(maker, i == 0 ? "" : ",");
        put_order(maker);
    }
    put(maker, "],\"note\":");
    if (one_in(maker, 4)) {
        put(maker, "null}");
    } else {
        put(maker, "\"");
        put_words(maker, 3 + draw(maker, 20));
        put(maker, "\"}");
    }
}

struct slice bench_text(size_t least)
{
    char *text = malloc(least + 2 * (size_t)LONGEST_RECORD);
    struct maker maker = {.at = text, .state = 1};
    if (text == NULL) {
        return (struct slice){NULL, 0};
    }
    *maker.at++ = '[';
    for (uint32_t number = 0; number == 0 || (size_t)(maker.at - text) < least; number++) {
        put(&maker, number == 0 ? "\n" : ",\n");
        put_record(&maker, number);
    }
    put(&maker, "\n]\n");
    memset(maker.at, 0, SCAN_PADDING);
    return (struct slice){text, (size_t)(maker.at - text)};
}
