/** Give what is allowed and not used back to the group. */
void ${P}_give_allowance_back(${P} *${me})
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    typed_group_refund(&${group}, ${me}->allowance_);
    ${me}->charged_ -= ${me}->allowance_;
    ${me}->allowance_ = 0;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
