/** Most elements that were live at once. */
size_t ${P}_peak(const ${P} *pool_)
{
    const size_t since_ = pool_->least_free_ == UINT32_MAX ? 0 : pool_->carved_ - pool_->lost_ - pool_->least_free_;
    return TYPED_MOST(pool_->peak_, since_);
}

/** Note that, as a slot is going to be carved or lost: how many are live is then told by another number of free ones. */
TYPED_COLD
void ${P}_note_peak(${P} *pool_)
{
    pool_->peak_ = (uint32_t)${P}_peak(pool_);
    pool_->least_free_ = UINT32_MAX;
}
