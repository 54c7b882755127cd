/* One run of the program over its files: one reader, whose memory serves document after document. */
#ifndef SESSION_H_INCLUDED
#define SESSION_H_INCLUDED

#include "options.h"

enum exit_status session_run(const struct options *options);

#endif
