/** The slot with this index. */
${P}_slot *${P}_slot_at(const ${P} *pool_, size_t slot_)
{
    return &TYPED_RECALL(${P}_slot, pool_->chunks_[slot_ / ${chunk}])[slot_ % ${chunk}];
}
