/** Elements handed out now. */
size_t ${P}_slot_live_count(const ${P} *pool_)
{
    return ${live};
}
