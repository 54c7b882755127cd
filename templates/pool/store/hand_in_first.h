/** Put the slot of an element that comes back where the next allocation finds it: before the first free one. */
void ${P}_slot_hand_in(${P} *pool_, ${T_}*object_, ${P}_slot *first_)
{
/*% for step in on_give %*/
/*% include step %*/
/*% endfor %*/
}
