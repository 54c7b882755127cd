/** Hand out `count_` elements, or none: what was taken goes back in the order that restores the pool. */
bool ${P}_obtain_run(${P} *pool_, ${T_}**objects_, size_t count_)
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    const uint32_t carved_before_ = pool_->carved_;
    size_t taken_ = 0;
/*% for step in listed_most %*/
/*% include step %*/
/*% endfor %*/
    while (taken_ < count_ && ${run_fits}${and_listed}) {
        ${P}_slot_ref slot_ = ${P}_slot_take_any(pool_);
        if (slot_ == ${P}_SLOT_NONE) {
            break;
        }
        objects_[taken_] = ${P}_slot_object(pool_, slot_);
        taken_++;
    }
    const bool has_all_ = taken_ == count_;
/*% for step in spend_run %*/
/*% include step %*/
/*% endfor %*/
/*% for step in run_done %*/
/*% include step %*/
/*% endfor %*/
/*% for step in cut_damaged %*/
/*% include step %*/
/*% endfor %*/
    if (!has_all_) {
        ${P}_put_run_back(pool_, objects_, taken_, carved_before_);
    }
/*% for step in notice %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
/*% for step in report_noticed %*/
/*% include step %*/
/*% endfor %*/
/*% for step in report_damaged %*/
/*% include step %*/
/*% endfor %*/
    return has_all_;
}
