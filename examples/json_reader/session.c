#include "session.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "complaint.h"
#include "input.h"
#include "print.h"
#include "reader.h"
#include "report.h"
#include "scan.h"

struct session {
    const struct options *options;
    struct reader reader;
    struct input input;
    struct report report;
    enum exit_status status; /* the worst so far */
};

static void worsen(struct session *session, enum exit_status status)
{
    session->status = status > session->status ? status : session->status;
}

/* What was printed so far comes first, also where both streams go to one file. */
static void say(struct session *session, const char *message, enum exit_status status)
{
    fflush(stdout);
    fprintf(stderr, "%s\n", message != NULL ? message : "json_reader: no memory for a message");
    worsen(session, status);
}

static void say_error(struct session *session, const char *name, int error)
{
    say(session, typed_bump_json_printf(&session->reader.memory.arena, "json_reader: %s: %s", name, strerror(error)), EXIT_TROUBLE);
    reader_reset(&session->reader, NULL);
}

static bool use(struct session *session, struct value *root)
{
    const struct options *options = session->options;
    struct memory *memory = &session->reader.memory;
    if (options->is_quiet) {
        return true;
    }
    if (options->has_stats) {
        return report_add(&session->report, &session->reader, root);
    }
    return print_tree(stdout, memory, root, options->is_compact ? PRINT_COMPACT : PRINT_PRETTY);
}

static void run_document(struct session *session, const char *name, size_t line, struct slice text)
{
    struct parsed parsed = reader_parse(&session->reader, text);
    session->report.bytes += text.length;
    if (parsed.status != PARSE_OK) {
        session->report.refused++;
        say(session, complaint(&session->reader.memory.arena, name, line, text, &parsed), parsed.status == PARSE_INVALID ? EXIT_INVALID : EXIT_TROUBLE);
    } else if (!use(session, parsed.root)) {
        say_error(session, name, ENOMEM);
    }
    reader_reset(&session->reader, parsed.root);
}

/* A NUL in place of a line feed makes each line a text of its own, with what follows as padding. */
static void run_lines(struct session *session, const char *name)
{
    char *at = session->input.bytes, *end = at + session->input.length;
    for (size_t line = 1; at < end; line++) {
        char *newline = memchr(at, '\n', (size_t)(end - at));
        char *line_end = newline != NULL ? newline : end;
        *line_end = '\0';
        if (scan_space(at) != line_end) {
            run_document(session, name, line, (struct slice){at, (size_t)(line_end - at)});
        }
        at = line_end + 1;
    }
}

static void run_file(struct session *session, const char *file)
{
    bool is_standard = strcmp(file, "-") == 0;
    const char *name = is_standard ? "standard input" : file;
    int fd = is_standard ? STDIN_FILENO : open(file, O_RDONLY);
    if (fd < 0 || !input_read(&session->input, fd)) {
        say_error(session, name, errno);
    } else if (session->options->is_lines) {
        run_lines(session, name);
    } else {
        run_document(session, name, 1, (struct slice){session->input.bytes, session->input.length});
    }
    if (fd >= 0 && !is_standard) {
        close(fd);
    }
}

enum exit_status session_run(const struct options *options)
{
    struct session session = {.options = options, .status = EXIT_VALID};
    if (!reader_open(&session.reader)) {
        fprintf(stderr, "json_reader: no memory\n");
        return EXIT_TROUBLE;
    }
    for (size_t i = 0; i < options->file_count; i++) {
        run_file(&session, options->files[i]);
    }
    if (options->file_count == 0) {
        run_file(&session, "-");
    }
    if (options->has_stats) {
        report_print(stdout, &session.report, &session.reader);
    }
    input_free(&session.input);
    reader_close(&session.reader, NULL);
    return session.status;
}
