/** Give back the whole pages above both the carved slots and `keep_` slots: how many bytes. */
size_t ${P}_give_back_above(${P} *pool_, size_t keep_)
{
    const size_t page_ = typed_page_size();
    size_t given_ = 0;
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const size_t kept_ = TYPED_LEAST(TYPED_MOST(keep_, (size_t)pool_->carved_), (size_t)pool_->committed_);
    const size_t from_ = TYPED_ALIGN_UP(kept_ * sizeof(${P}_slot), page_);
    const size_t to_ = TYPED_ALIGN_UP(pool_->committed_ * sizeof(${P}_slot), page_);
    if (from_ < to_ && typed_virtual_decommit((unsigned char *)${slots} + from_, to_ - from_)) {
        given_ = to_ - from_;
        TYPED_UNPOISON((unsigned char *)${slots} + from_, given_);
        const uint32_t committed_ = (uint32_t)(from_ / sizeof(${P}_slot));
/*% for step in set_committed_deep %*/
/*% include step %*/
/*% endfor %*/
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return given_;
}
