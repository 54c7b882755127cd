/** Whether a slot was handed out at least once: as much as this pool knows. */
bool ${P}_slot_is_live(const ${P} *pool_, const ${P}_slot *slot_)
{
    return ${P}_slot_index(pool_, slot_) < pool_->carved_;
}
