/** What free does when it is not sure that the pool may be used here and now: nothing with NULL. */
TYPED_COLD
void ${P}_free_unsure(${P} *pool_, ${T_}*object_)
{
    if (object_ != NULL && ${P}_is_usable(pool_)) {
        ${P}_free_bulk(pool_, &object_, 1);
    }
}
