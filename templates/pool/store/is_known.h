/** Whether a slot was handed out at least once: as much as this pool knows. */
bool ${P}_slot_is_live(const ${P} *pool_, size_t slot_)
{
    return slot_ < pool_->carved_;
}
