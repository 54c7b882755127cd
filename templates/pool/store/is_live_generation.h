/** Whether a slot is handed out now. */
bool ${P}_slot_is_live(const ${P} *pool_, size_t slot_)
{
    return slot_ < pool_->carved_ && (${generation} & 1) != 0;
}
