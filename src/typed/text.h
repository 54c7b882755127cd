/* typedalloc runtime: strings in JSON and in Prometheus' text format.
 *
 * License: MIT. */
#ifndef TYPED_TEXT_H_INCLUDED
#define TYPED_TEXT_H_INCLUDED

#include <stdio.h>

#include <typed/base.h>

TYPED_BEGIN_DECLS

/** A string as JSON writes it, between quotes. */
void typed_put_json_string(const char *text, FILE *out);

/** A string as the value of a label in Prometheus' text format, between quotes. */
void typed_put_label(const char *text, FILE *out);

TYPED_END_DECLS

#endif
