/** Elements handed out now: what was carved and has no bit. */
size_t ${P}_slot_live_count(const ${P} *pool_)
{
    size_t live_ = pool_->carved_/*% for step in lost %*/ - pool_->lost_/*% endfor %*/;
    for (size_t word_ = 0; word_ * 64 < pool_->carved_; word_++) {
        live_ -= typed_count_bits(${P}_slot_bits(pool_, word_));
    }
    return live_;
}
