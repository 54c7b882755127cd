/** Move the cursor past one element; NULL when there is no room at hand. Where an element takes one granule, which the
 * compiler knows, that is one addition: no try can fail for a race. */
void *${P}_take${E}(${P} *${me})
{
    if (${span} != ${P}_GRANULE) {
        return ${P}_cursor_take(${me}, sizeof(${T}), ${span}, ${alignment});
    }
    ${P}_chunk *chunk_ = typed_atomic_load(&${me}->chunk_, TYPED_ACQUIRE);
    if (TYPED_UNLIKELY(chunk_ == NULL || typed_atomic_load(&chunk_->cursor_, TYPED_RELAXED) >= chunk_->bytes_)) {
        return NULL;
    }
    const size_t at_ = typed_atomic_fetch_add(&chunk_->cursor_, ${P}_GRANULE, TYPED_ACQUIRE);
    if (TYPED_UNLIKELY(at_ >= chunk_->bytes_)) {
        return NULL; /* the cursor stays beyond the end, which stands for the end */
    }
    unsigned char *here_ = ${P}_chunk_begin(chunk_) + at_;
/*% for step in on_take_element %*/
/*% include step %*/
/*% endfor %*/
    return here_;
}
