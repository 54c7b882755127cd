/**
 * Copy a string.
 * @param ${me} where from.
 * @param text_ a string, not NULL.
 * @return A string that has its length plus 1 bytes, or NULL if and only if ${null_when}.
 */
TYPED_NODISCARD
char *${P}_strdup(${P} *${me}, const char *text_)
{
    return ${P}_text_copy(${me}, text_, strlen(text_));
}

/**
 * Copy the beginning of a string.
 * @param ${me} where from.
 * @param text_ read up to its end or to `most_` characters, whichever comes first; need not end within those.
 * @param most_ the most characters to copy.
 * @return A string, or NULL as ${P}_strdup.
 */
TYPED_NODISCARD
char *${P}_strndup(${P} *${me}, const char *text_, size_t most_)
{
    const char *end_ = (const char *)memchr(text_, 0, most_);
    return ${P}_text_copy(${me}, text_, end_ == NULL ? most_ : (size_t)(end_ - text_));
}

/**
 * Format a string as printf does${printf_where}.
 * @param ${me} where from.
 * @param format_ as for printf.
 * @return A string that has its length plus 1 bytes, or NULL if and only if ${null_when},
 *         or vsnprintf fails.
 */
TYPED_NODISCARD
TYPED_PRINTF(2, 3)
char *${P}_printf(${P} *${me}, const char *format_, ...)
{
    va_list arguments_;
    va_start(arguments_, format_);
    char *text_ = ${P}_vprintf(${me}, format_, arguments_);
    va_end(arguments_);
    return text_;
}
