/** Take an element back; false, and nothing changed, when it is not one that this pool has handed out. */
bool ${P}_slot_return(${P} *pool_, ${T_}*object_)
{
    const ${P}_slot_ref slot_ = ${P}_slot_of(pool_, object_);
/*% for step in read_first %*/
/*% include step %*/
/*% endfor %*/
    if (TYPED_UNLIKELY(!${P}_slot_is_live(pool_, slot_)${or_none_live})) {
        return false;
    }
/*% for step in hand_in %*/
/*% include step %*/
/*% endfor %*/
    return true;
}
