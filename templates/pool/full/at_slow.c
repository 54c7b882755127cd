/** ${P}_alloc_slow, called from a place. */
TYPED_COLD
${T_}*${P}_alloc_slow_at(const char *here_, ${P} *pool_)
{
    const char *around_ = typed_enter(here_);
    ${T_}*object_ = ${P}_alloc_slow(pool_);
    typed_leave(around_);
    return object_;
}

/** ${P}_free_unsure, called from a place. */
TYPED_COLD
void ${P}_free_unsure_at(const char *here_, ${P} *pool_, ${T_}*object_)
{
    const char *around_ = typed_enter(here_);
    ${P}_free_unsure(pool_, object_);
    typed_leave(around_);
}

/** ${P}_refuse, called from a place. */
TYPED_COLD
void ${P}_refuse_at(const char *here_, ${P} *pool_, const void *address_)
{
    const char *around_ = typed_enter(here_);
    ${P}_refuse(pool_, address_);
    typed_leave(around_);
}
