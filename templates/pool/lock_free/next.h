/** The slot that follows a free one. */
size_t ${P}_slot_next(const ${P} *pool_, size_t slot_)
{
    return ${P}_place_slot(${P}_slot_link(pool_, slot_));
}
