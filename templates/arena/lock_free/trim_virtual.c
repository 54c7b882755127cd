/**
 * Give unused memory back: whole pages above both the cursor and `keep_bytes_`. No other thread may be using the ${noun}.
 * @param ${me} the ${noun}.
 * @param keep_bytes_ bytes to keep at least, whether used or not.
 * @return Bytes given back; 0 too when the system refuses.
 */
size_t ${P}_trim(${P} *${me}, size_t keep_bytes_)
{
    const size_t page_ = typed_page_size();
    const size_t committed_ = typed_atomic_load(&${me}->committed_, TYPED_ACQUIRE);
    const size_t kept_ = TYPED_LEAST(TYPED_MOST(keep_bytes_, ${P}_position(${me})), committed_);
    const size_t from_ = TYPED_ALIGN_UP(kept_, page_);
    const size_t to_ = TYPED_ALIGN_UP(committed_, page_);
    if (from_ >= to_ || !typed_virtual_decommit(${me}->begin_ + from_, to_ - from_)) {
        return 0;
    }
    typed_atomic_store(&${me}->committed_, from_, TYPED_RELEASE);
/*% for step in lower_ceiling %*/
/*% include step %*/
/*% endfor %*/
    return to_ - from_;
}
