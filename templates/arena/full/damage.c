/** Keep what was found wrong with a block, to be reported when nothing is held. It may be found again before that. */
TYPED_COLD
void ${P}_keep_damage(${P} *${me}, typed_fault_kind kind_, const void *address_, const char *at_)
{
    uint32_t i_ = 0;
    while (i_ < ${me}->damage_count_ && (${me}->damages_[i_].address_ != address_ || ${me}->damages_[i_].kind_ != kind_)) {
        i_++;
    }
    if (i_ < ${me}->damage_count_) {
        return;
    }
    if (${me}->damage_count_ == TYPED_DAMAGES) {
        ${me}->damage_count_--;
        memmove(${me}->damages_, ${me}->damages_ + 1, ${me}->damage_count_ * sizeof(typed_damage));
    }
    const typed_damage damage_ = {address_, at_, kind_};
    ${me}->damages_[${me}->damage_count_++] = damage_;
}

/** Report the damage that was found, with nothing held: what was found last, and lies lowest, first, as who writes past an end
 * writes on into the next block's note. */
void ${P}_report_damage(${P} *${me})
{
    typed_damage damages_[TYPED_DAMAGES];
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const uint32_t count_ = ${me}->damage_count_;
    for (uint32_t i_ = 0; i_ < count_; i_++) {
        damages_[i_] = ${me}->damages_[i_];
    }
    ${me}->damage_count_ = 0;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    for (uint32_t i_ = count_; i_ > 0; i_--) {
        ${P}_report(${me}, damages_[i_ - 1].kind_, damages_[i_ - 1].address_, damages_[i_ - 1].at_);
    }
}
