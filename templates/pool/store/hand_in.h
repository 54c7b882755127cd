/** Put a slot whose element comes back where the next allocation finds it. */
void ${P}_slot_hand_in(${P} *pool_, ${P}_slot_ref slot_, ${T_}*object_${and_here})
{
/*% for step in on_give %*/
/*% include step %*/
/*% endfor %*/
}
