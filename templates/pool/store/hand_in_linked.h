/** Put a slot whose element comes back where the next allocation finds it: before the first free one. */
void ${P}_slot_hand_in(${P} *pool_, ${P}_slot_ref slot_, ${T_}*object_, uint32_t first_)
{
/*% for step in on_give %*/
/*% include step %*/
/*% endfor %*/
}
