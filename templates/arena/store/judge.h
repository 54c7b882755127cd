/** Whether a position is one that can be returned to. */
typed_status ${P}_judge(const ${P} *${me}, const ${Mark} *mark_)
{
    if (mark_->owner_ != ${me}) {
        return TYPED_ERR_FOREIGN;
    }
    if (mark_->generation_ != ${me}->generation_ || mark_->position_ > ${P}_position(${me}) || ${me}->generation_ == 0) {
        return TYPED_ERR_STALE;
    }
/*% for step in judge %*/
/*% include step %*/
/*% endfor %*/
    return TYPED_OK;
}

/** Return to a position. */
void ${P}_return_to(${P} *${me}, const ${Mark} *mark_)
{
/*% for step in before_return %*/
/*% include step %*/
/*% endfor %*/
    ${P}_lower(${me}, mark_->position_);
    ${me}->padding_ = mark_->padding_;
/*% for step in cut %*/
/*% include step %*/
/*% endfor %*/
/*% for step in after_return %*/
/*% include step %*/
/*% endfor %*/
}
