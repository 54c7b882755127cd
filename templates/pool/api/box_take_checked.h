/**
 * Copy the element out and free its slot without the drop hook: what it owned is the caller's now. It is checked as in
 * ${P}_free before it is read.
 * @param box_ the box; empty afterwards.
 * @param out_ gets the value.
 * @return False, and out_ untouched, when the box was empty, or what it had is refused.
 */
bool ${P}_box_take(${P}_box *box_, ${T_}*out_)
{
    ${P} *pool_ = box_->pool_;
    ${T_}*object_ = box_->object_;
    box_->object_ = NULL;
    if (object_ == NULL) {
        return false;
    }
/*% for step in usable_false %*/
/*% include step %*/
/*% endfor %*/
/*% for step in enter_fast %*/
/*% include step %*/
/*% endfor %*/
    const bool is_ours_ = ${P}_slot_is_live(pool_, ${P}_slot_of(pool_, object_))${and_whole};
    if (!is_ours_) {
        ${P}_refuse(pool_, object_);
    }
/*% for step in leave_fast %*/
/*% include step %*/
/*% endfor %*/
    if (!is_ours_) {
        return false;
    }
    memcpy((void *)out_, (const void *)object_, sizeof(${T}));
    ${P}_free(pool_, object_);
    return true;
}
