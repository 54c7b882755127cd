/** Take an element back; false, and nothing changed, when it is not one that this pool has handed out. */
bool ${P}_slot_return(${P} *pool_, ${T_}*object_)
{
    const size_t slot_ = ${P}_slot_of(pool_, object_);
    if (TYPED_UNLIKELY(slot_ >= pool_->carved_ || !${P}_slot_mark_free(pool_, slot_))) {
        return false;
    }
/*% for step in on_return %*/
/*% include step %*/
/*% endfor %*/
    return true;
}
