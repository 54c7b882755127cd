/** Set bytes of the capacity aside for a chunk in which a request fits: a usual one, one of its own for a larger
 * request, or what is left. 0 when less is left. */
size_t ${P}_claim(${P} *${me}, size_t need_)
{
    size_t claimed_ = 0;
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const size_t left_ = ${me}->capacity_ - ${me}->committed_;
    if (need_ <= left_) {
        claimed_ = TYPED_LEAST(TYPED_MOST(need_, (size_t)${chunk}), left_);
        ${me}->committed_ += claimed_;
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return claimed_;
}

/** Set bytes aside for a chunk on the way to so many in all; 0 when they are there. */
size_t ${P}_claim_up_to(${P} *${me}, size_t capacity_)
{
    size_t claimed_ = 0;
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    if (${me}->committed_ < capacity_) {
        claimed_ = TYPED_LEAST((size_t)${chunk}, ${me}->capacity_ - ${me}->committed_);
        ${me}->committed_ += claimed_;
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return claimed_;
}

/** Make a chunk of bytes that were claimed, asking the upstream with no lock held; false when it gives
 * none, and the claim is given up. It is spare, or the one in use where there was none. */
bool ${P}_add_chunk(${P} *${me}, size_t bytes_)
{
    ${P}_chunk *chunk_ = (${P}_chunk *)typed_upstream_alloc(&${me}->upstream_, ${P}_CHUNK_HEAD + bytes_, ${P}_CHUNK_ALIGN);
    if (chunk_ != NULL) {
        chunk_->bytes_ = bytes_;
    }
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    if (chunk_ != NULL) {
        ${P}_link_chunk(chunk_, ${me}->chunk_);
        if (${me}->chunk_ == NULL) {
            ${P}_enter_chunk(${me}, chunk_);
        }
    } else {
        ${me}->committed_ -= bytes_;
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return chunk_ != NULL;
}

/** Get a chunk in which a request fits; spare ones, which are all too small, make way when the capacity has no
 * more for it. So does the one in use when nothing is handed out. */
bool ${P}_grow(${P} *${me}, size_t need_)
{
    size_t claimed_ = ${P}_claim(${me}, need_);
    while (claimed_ == 0 && need_ <= ${me}->capacity_) {
        ${P}_chunk *spare_ = ${P}_spare_take(${me}, 0);
        if (spare_ == NULL) {
            return false;
        }
        ${P}_free_chunk(${me}, spare_);
        claimed_ = ${P}_claim(${me}, need_);
    }
    return claimed_ > 0 && ${P}_add_chunk(${me}, claimed_);
}
