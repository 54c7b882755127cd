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
    va_list again_;
    va_copy(again_, arguments_);
    const size_t left_ = TYPED_LEAST((size_t)((uintptr_t)${me}->end_ - (uintptr_t)${me}->cursor_), (size_t)INT_MAX);
    TYPED_HAND_OUT(${me}->cursor_, left_);
    const int length_ = vsnprintf((char *)${me}->cursor_, left_, format_, arguments_);
    TYPED_TAKE_BACK(${me}->cursor_, left_);
    const size_t bytes_ = (size_t)length_ + 1;
    char *text_ = NULL;
    if (length_ >= 0 && bytes_ <= left_) {
        text_ = (char *)${P}_cursor_take(${me}, bytes_, ${P}_SPAN(bytes_), ${text_align});
        TYPED_WRITTEN(text_, bytes_);
    }
    if (length_ < 0) {
        (void)${P}_refuse_size(${me});
    } else if (text_ == NULL) {
        text_ = (char *)${P}_slow_take(${me}, bytes_, ${P}_SPAN(bytes_), ${text_align});
        if (text_ != NULL) {
            (void)vsnprintf(text_, bytes_, format_, again_);
        }
    }
    va_end(again_);
    return text_;
}
