/** Make a chunk whose position is known the one in use, with the cursor at its start. */
void ${P}_use_chunk(${P} *${me}, ${P}_chunk *chunk_)
{
    ${me}->chunk_ = chunk_;
    ${me}->base_ = chunk_->base_;
    ${me}->begin_ = ${P}_chunk_begin(chunk_);
    ${me}->cursor_ = ${me}->begin_;
    ${me}->end_ = typed_end_of(${me}->begin_, chunk_->bytes_, ${any_span});
/*% for step in chunk_used %*/
/*% include step %*/
/*% endfor %*/
}

/** Go on in a chunk that stands behind the one in use, or is the first. */
void ${P}_enter_chunk(${P} *${me}, ${P}_chunk *chunk_)
{
/*% for step in keep_allowance %*/
/*% include step %*/
/*% endfor %*/
    chunk_->base_ = ${P}_position(${me});
    chunk_->reach_ = chunk_->bytes_ + (${me}->chunk_ == NULL ? 0 : ${me}->chunk_->reach_);
    ${P}_use_chunk(${me}, chunk_);
/*% for step in allow_kept %*/
/*% include step %*/
/*% endfor %*/
}

/** Go back to the chunk before the one in use, with the cursor where it was left. */
TYPED_COLD
void ${P}_go_back(${P} *${me})
{
/*% for step in keep_allowance %*/
/*% include step %*/
/*% endfor %*/
    const size_t end_ = ${me}->base_;
    ${P}_use_chunk(${me}, ${me}->chunk_->previous_);
    ${me}->cursor_ = ${me}->begin_ + (end_ - ${me}->base_);
/*% for step in allow_kept %*/
/*% include step %*/
/*% endfor %*/
}

/** Leave the chunk in use, the first, in which nothing is handed out; the next one is the first now, if there is one. */
void ${P}_leave_chunk(${P} *${me})
{
/*% for step in keep_allowance %*/
/*% include step %*/
/*% endfor %*/
    ${P}_chunk *next_ = ${me}->chunk_->next_;
    ${me}->chunk_ = NULL;
    ${me}->begin_ = NULL;
    ${me}->cursor_ = NULL;
    ${me}->end_ = NULL;
/*% for step in allow_kept %*/
/*% include step %*/
/*% endfor %*/
    if (next_ != NULL) {
        ${P}_enter_chunk(${me}, next_);
    }
}

/** Go on in the first spare chunk that a request fits into; false when there is none. O(spare chunks). */
bool ${P}_more(${P} *${me}, size_t span_, size_t align_)
{
    const size_t need_ = ${P}_need(span_, align_);
    ${P}_chunk *spare_ = ${me}->chunk_ == NULL ? NULL : ${me}->chunk_->next_;
    while (spare_ != NULL && spare_->bytes_ < need_) {
        spare_ = spare_->next_;
    }
    if (spare_ == NULL) {
        return false;
    }
    ${P}_unlink_chunk(spare_);
    ${P}_link_chunk(spare_, ${me}->chunk_);
    ${P}_enter_chunk(${me}, spare_);
    return true;
}
