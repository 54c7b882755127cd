/** The name in faults, also of a pool that was never initialised. */
const char *${P}_name(const ${P} *pool_)
{
    return pool_->name_ == NULL ? "${P}" : pool_->name_;
}
