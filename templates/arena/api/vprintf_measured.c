/**
 * Format a string as vprintf does${printf_where}.
 * @param ${me} where from.
 * @param format_ as for printf.
 * @param arguments_ what the format asks for; used up afterwards, as by vprintf.
 * @return As ${P}_printf.
 */
TYPED_NODISCARD
TYPED_PRINTF(2, 0)
char *${P}_vprintf(${P} *${me}, const char *format_, va_list arguments_)
{
/*% for step in usable_null %*/
/*% include step %*/
/*% endfor %*/
    va_list again_;
    va_copy(again_, arguments_);
    const int length_ = vsnprintf(NULL, 0, format_, arguments_);
    char *text_ = NULL;
    if (length_ < 0) {
        (void)${P}_refuse_size(${me});
    } else {
        const size_t bytes_ = (size_t)length_ + 1;
        text_ = (char *)${P}_block_take(${me}, bytes_, ${P}_SPAN(bytes_), ${text_align});
        if (text_ != NULL) {
            (void)vsnprintf(text_, bytes_, format_, again_);
        }
    }
    va_end(again_);
    return text_;
}
