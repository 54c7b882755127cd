/** How many leak points had been given when a live slot was handed out. Each point notes that of every slot, and the generation
 * that it is true of: a slot that was handed out since has another. */
uint64_t ${P}_slot_point(const ${P} *pool_, size_t slot_)
{
    const uint64_t noted_ = pool_->records_[slot_].element_.point_;
    return noted_ >> 32 == ${generation} ? (uint32_t)noted_ : pool_->leak_points_;
}
