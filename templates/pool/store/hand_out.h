/** Note that a slot is handed out. */
void ${P}_slot_hand_out(${P} *pool_, ${P}_slot_ref slot_${and_here})
{
/*% for step in on_take %*/
/*% include step %*/
/*% endfor %*/
}
