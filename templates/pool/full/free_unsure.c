/** What free does when it is not sure that the pool may be used here and now. */
TYPED_COLD
void ${P}_free_unsure(${P} *pool_, ${T_}*object_)
{
    if (${P}_is_usable(pool_)) {
        ${P}_free_bulk(pool_, &object_, 1);
    }
}
