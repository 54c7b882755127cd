/** Where a block was allocated; NULL when that is not known. */
const char *${P}_site_before(const unsigned char *block_)
{
    const ${P}_note note_ = ${P}_note_get(block_);
    return ${note_site};
}
