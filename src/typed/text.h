/* typedalloc runtime: strings in JSON and in Prometheus' text format.
 *
 * License: MIT. */
#ifndef TYPED_TEXT_H_INCLUDED
#define TYPED_TEXT_H_INCLUDED

#include <stdio.h>

#include <typed/base.h>

TYPED_BEGIN_DECLS

/** A string as JSON writes it, between quotes; U+FFFD for each byte that is not UTF-8. */
void typed_put_json_string(const char *text, FILE *out);

/** A string as the value of a label in Prometheus' text format, between quotes; U+FFFD as in JSON. */
void typed_put_label(const char *text, FILE *out);

/** What comes before the samples of a metric, once; `type` is "gauge" or "counter". */
void typed_put_metric(const char *name, const char *type, const char *help, FILE *out);

TYPED_END_DECLS

#endif
