/** Take an element back. */
void ${P}_slot_return(${P} *pool_, ${T_}*object_)
{
    ${P}_slot_ref slot_ = ${P}_slot_of(pool_, object_);
/*% for step in read_first %*/
/*% include step %*/
/*% endfor %*/
/*% for step in hand_in %*/
/*% include step %*/
/*% endfor %*/
}
