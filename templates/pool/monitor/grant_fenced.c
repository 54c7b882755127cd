/** Follow the links from `*slot_` on, over `most_` slots at most: how many there were, the last of them, or NULL, and in `*slot_`
 * what the next link leads to. */
size_t ${P}_walk(const ${P} *pool_, ${P}_slot **slot_, ${P}_slot **last_, size_t most_)
{
    size_t count_ = 0;
    *last_ = NULL;
    while (count_ < most_ && ${leads_on}) {
        *last_ = *slot_;
        *slot_ = ${P}_slot_link(pool_, *slot_);
        count_++;
    }
    return count_;
}

/** Free slots that may be handed out now, counted up to `most_`. */
size_t ${P}_listed(const ${P} *pool_, size_t most_)
{
    ${P}_slot *slot_ = pool_->head_;
    ${P}_slot *last_;
    return ${P}_walk(pool_, &slot_, &last_, most_);
}

/** Set what may be handed out apart, so that the next allocation is judged, whatever comes back until then. */
void ${P}_close(${P} *pool_)
{
    ${P}_slot *const first_ = pool_->head_;
    ${P}_slot *slot_ = first_;
    ${P}_slot *last_;
    const size_t moved_ = ${P}_walk(pool_, &slot_, &last_, pool_->carved_);
    if (last_ != NULL) {
        ${P}_slot_link_in(pool_, last_, pool_->rest_);
        pool_->rest_ = first_;
        pool_->rest_count_ += (uint32_t)moved_;
    }
/*% for step in left_at_head %*/
/*% include step %*/
/*% endfor %*/
    pool_->ceiling_ = pool_->carved_;
}

/** Let `most_` more elements be handed out before the monitor is asked again, as far as there are any. */
void ${P}_open(${P} *pool_, size_t most_)
{
    const size_t wanted_ = TYPED_LEAST(most_, (size_t)pool_->rest_count_);
    ${P}_slot *const first_ = pool_->rest_;
    ${P}_slot *slot_ = first_;
    ${P}_slot *last_;
    const size_t moved_ = ${P}_walk(pool_, &slot_, &last_, wanted_);
    if (last_ != NULL) {
        ${P}_slot_link_in(pool_, last_, pool_->head_);
        pool_->head_ = first_;
    }
    const bool is_damaged_ = moved_ < wanted_;
    pool_->rest_ = is_damaged_ ? NULL : slot_;
    pool_->rest_count_ = is_damaged_ ? 0 : (uint32_t)(pool_->rest_count_ - moved_);
    pool_->ceiling_ = pool_->carved_ + (uint32_t)TYPED_LEAST(most_ - moved_, (size_t)(pool_->capacity_ - pool_->carved_));
/*% for step in rest_damaged %*/
/*% include step %*/
/*% endfor %*/
}

/** Called when `count_` elements were not to be had: if that was for want of leave, ask the monitor for more. True when
 * trying again may help; `*is_refused_` when it cannot, as the monitor said no.
 *
 * What may be handed out is a list of its own, and fresh slots up to a ceiling, so that nothing is counted on the way: when they are
 * used up as many more elements are live as the monitor allowed. */
bool ${P}_grant(${P} *pool_, size_t count_, bool *asked_, bool *is_refused_)
{
/*% for step in repaired_first %*/
/*% include step %*/
/*% endfor %*/
    const bool is_allowed_ = ${is_open} && ${P}_listed(pool_, count_) + (pool_->ceiling_ - pool_->carved_) >= count_;
    if (is_allowed_ || count_ > pool_->capacity_) {
        return false;
    }
    ${P}_close(pool_);
    const size_t used_ = ${P}_live(pool_) * sizeof(${T});
    const size_t bytes_ = count_ * sizeof(${T});
    const typed_judgement judgement_ = typed_monitor_judge(&${P}_rules, &pool_->monitor_, ${P}_name(pool_), used_, bytes_);
/*% for step in shut %*/
/*% include step %*/
/*% endfor %*/
    if (judgement_.asks && !*asked_ && pool_->on_pressure_ != NULL) {
        *asked_ = true;
        /* Judged once more in either case unless it is refused: what was done meanwhile may have ended the level. */
        if (pool_->on_pressure_(pool_, judgement_.level, bytes_, pool_->on_pressure_ctx_) || judgement_.allowed > 0) {
            return true;
        }
        ${P}_close(pool_);
    }
    *is_refused_ = judgement_.allowed == 0;
    if (*is_refused_) {
        return false;
    }
    ${P}_open(pool_, judgement_.allowed / sizeof(${T}));
/*% for step in open %*/
/*% include step %*/
/*% endfor %*/
    if (${P}_listed(pool_, count_) + (pool_->ceiling_ - pool_->carved_) >= count_) {
        return true;
    }
    /* There are too few: who is asked for more gets none of them unjudged. */
/*% for step in shut %*/
/*% include step %*/
/*% endfor %*/
    return false;
}
