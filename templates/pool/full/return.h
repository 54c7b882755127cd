/** Take an element back; false, and nothing changed, when it is not one that this pool has handed out, or somebody wrote
 * over its guards. */
bool ${P}_slot_return(${P} *pool_, ${T_}*object_${and_here})
{
    const size_t slot_ = ${P}_slot_of(pool_, object_);
    if (TYPED_UNLIKELY(!${P}_slot_is_live(pool_, slot_) || !${P}_guards_hold((const void *)object_))) {
        return false;
    }
/*% for step in hand_in %*/
/*% include step %*/
/*% endfor %*/
    return true;
}
