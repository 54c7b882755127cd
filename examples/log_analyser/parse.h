/*
 * One line of an access log, in the common or the combined format, taken apart in place:
 *
 *   host ident user [17/May/2015:10:05:03 +0000] "request" status size
 *   host ident user [17/May/2015:10:05:03 +0000] "request" status size "referrer" "agent" ...
 *
 * - The host is any printable text without a space: a name, an IPv4 or an IPv6 address.
 * - The user may contain spaces, as Apache writes them; it ends at the first " [".
 * - In a quoted field a backslash takes the meaning from the byte after it, so \" does not end the
 *   field. Escapes are not decoded: two spellings are two paths.
 * - A status is 100 to 599; a size is a number that fits in 64 bits, or '-', which is 0.
 * - What follows the agent after a space is ignored: many servers add fields of their own.
 * - A carriage return before the newline is not part of the line.
 *
 * A line whose request is missing ("-", "") or is not a request (bytes of a TLS handshake) is a good
 * line without a path. A request of HTTP/0.9 has no protocol at its end. Query strings are cut off:
 * /a?x and /a?y are the same path.
 */
#ifndef PARSE_H_INCLUDED
#define PARSE_H_INCLUDED

#include <stdint.h>

#include "slice.h"

enum parse_result {
    PARSE_OK,
    PARSE_TOO_LONG, /* found by the reader, which never hands such a line to parse_line */
    PARSE_EMPTY,
    PARSE_HOST,
    PARSE_USER,
    PARSE_TIME,
    PARSE_REQUEST,
    PARSE_STATUS,
    PARSE_SIZE,
    PARSE_REFERRER,
    PARSE_AGENT,
    PARSE_TRAILING
};

/* Slices point into the parsed line and live as long as it does. */
struct log_line {
    struct slice host;
    struct slice path; /* empty when the line has none */
    unsigned status;
    uint64_t size;
};

/* Fills *out and gives PARSE_OK, or says what is wrong first, reading from the left. O(length). */
enum parse_result parse_line(struct slice line, struct log_line *out);

/* What to tell the reader of a report about a line that did not parse. */
const char *parse_reason(enum parse_result result);

#endif
