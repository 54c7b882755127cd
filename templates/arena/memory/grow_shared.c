/** Whether there is room for a request now, after other threads came between. */
bool ${P}_has_room(${P} *${me}, size_t span_, size_t align_)
{
    const size_t need_ = ${P}_need(span_, align_);
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const size_t pad_ = ${P}_pad(${me}, align_);
    const size_t left_ = (size_t)((uintptr_t)${me}->end_ - (uintptr_t)${me}->cursor_);
    const ${P}_chunk *spare_ = ${me}->chunk_ == NULL ? NULL : ${me}->chunk_->next_;
    while (spare_ != NULL && spare_->bytes_ < need_) {
        spare_ = spare_->next_;
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return spare_ != NULL || (pad_ <= left_ && span_ <= left_ - pad_);
}

/** Get a chunk in which a request fits, or see that another thread has; where the upstream has no usual one, one that is
 * just large enough. */
bool ${P}_grow(${P} *${me}, size_t span_, size_t align_)
{
    const size_t need_ = ${P}_need(span_, align_);
    const size_t bytes_ = ${P}_chunk_size(${me}, need_);
    if (bytes_ != 0 && (${P}_add_chunk(${me}, bytes_) || (bytes_ > need_ && ${P}_add_chunk(${me}, need_)))) {
        return true;
    }
    return ${P}_has_room(${me}, span_, align_);
}
