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
