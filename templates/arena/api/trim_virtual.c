/**
 * Give unused memory back: whole pages above both the cursor and `keep_bytes_`.
 * @param ${me} the ${noun}.
 * @param keep_bytes_ bytes to keep at least, whether used or not.
 * @return Bytes given back; 0 too when the system refuses.
 */
size_t ${P}_trim(${P} *${me}, size_t keep_bytes_)
{
/*% for step in usable_zero %*/
/*% include step %*/
/*% endfor %*/
    const size_t page_ = typed_page_size();
    size_t given_ = 0;
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const size_t committed_ = (size_t)(${me}->end_ - ${me}->begin_);
    const size_t kept_ = TYPED_LEAST(TYPED_MOST(keep_bytes_, ${P}_position(${me})), committed_);
    const size_t from_ = TYPED_ALIGN_UP(kept_, page_);
    const size_t to_ = TYPED_ALIGN_UP(committed_, page_);
    if (from_ < to_ && typed_virtual_decommit(${me}->begin_ + from_, to_ - from_)) {
        given_ = to_ - from_;
        TYPED_HAND_OUT${shared_tools}(${me}->begin_ + from_, given_);
/*% for step in keep_allowance_deep %*/
/*% include step %*/
/*% endfor %*/
        ${me}->end_ = ${me}->begin_ + from_;
/*% for step in allow_kept_deep %*/
/*% include step %*/
/*% endfor %*/
/*% for step in trimmed %*/
/*% include step %*/
/*% endfor %*/
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return given_;
}
