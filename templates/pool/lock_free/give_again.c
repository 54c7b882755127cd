/** Make a slot the first free one after a race for it was lost. */
TYPED_COLD
void ${P}_slot_give_again(${P} *pool_, ${P}_slot_ref slot_)
{
/*% for step in before_tries %*/
/*% include step %*/
/*% endfor %*/
/*% for step in on_lost_once %*/
/*% include step %*/
/*% endfor %*/
    ${P}_slot_give_chain(pool_, slot_, slot_);
}
