/** Give what is allowed and not used back to the group. */
void ${P}_give_allowance_back(${P} *${me})
{
    typed_lock_acquire(&${me}->lock_);
    typed_group_refund(&${group}, ${me}->allowance_);
    ${me}->charged_ -= ${me}->allowance_;
    ${me}->allowance_ = 0;
    typed_lock_release(&${me}->lock_);
}
