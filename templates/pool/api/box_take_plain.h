/**
 * Copy the element out and free its slot without the drop hook: what it owned is the caller's now.
 * @param box_ the box; empty afterwards.
 * @param out_ gets the value.
 * @return False, and out_ untouched, when the box was empty.
 */
bool ${P}_box_take(${P}_box *box_, ${T_}*out_)
{
    if (box_->object_ == NULL) {
        return false;
    }
    memcpy((void *)out_, (const void *)box_->object_, sizeof(${T}));
    ${P}_free(box_->pool_, box_->object_);
    box_->object_ = NULL;
    return true;
}
