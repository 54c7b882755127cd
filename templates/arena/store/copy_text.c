/** Copy so many characters, and end them. */
char *${P}_text_copy(${P} *${me}, const char *text_, size_t length_)
{
/*% for step in usable_null %*/
/*% include step %*/
/*% endfor %*/
    if (length_ >= TYPED_MOST_BYTES) {
        return (char *)${P}_refuse_size(${me});
    }
    char *copy_ = (char *)${P}_block_take(${me}, length_ + 1, ${P}_SPAN(length_ + 1), ${text_align});
    if (copy_ != NULL) {
        memcpy(copy_, text_, length_);
        copy_[length_] = 0;
    }
    return copy_;
}
