/** The free bits of 64 slots: of the word that is being used, the copy at hand is the true one. */
uint64_t ${P}_slot_bits(const ${P} *pool_, size_t word_)
{
    return word_ == pool_->first_ ? pool_->current_ : pool_->free_[word_];
}
