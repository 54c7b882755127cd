#ifndef ${P}_WITHOUT_SITES

TYPED_NODISCARD
TYPED_PRINTF(3, 0)
static inline char *${P}_vprintf_at(const char *here_, ${P} *${me}, const char *format_, va_list arguments_)
{
    const char *around_ = typed_enter(here_);
    char *result_ = ${P}_vprintf(${me}, format_, arguments_);
    typed_leave(around_);
    return result_;
}
#define ${P}_vprintf(...) ${P}_vprintf_at(TYPED_HERE, __VA_ARGS__)

TYPED_NODISCARD
TYPED_PRINTF(3, 4)
static inline char *${P}_printf_at(const char *here_, ${P} *${me}, const char *format_, ...)
{
    va_list arguments_;
    va_start(arguments_, format_);
    char *result_ = ${P}_vprintf_at(here_, ${me}, format_, arguments_);
    va_end(arguments_);
    return result_;
}
#define ${P}_printf(...) ${P}_printf_at(TYPED_HERE, __VA_ARGS__)
#endif
