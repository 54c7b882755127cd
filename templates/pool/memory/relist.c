/** Mark the listed slots, drop those at the top, and list the rest by rising address.${lost_to_damage} */
${relist_returns}${P}_relist(${P} *pool_, uint64_t *marks_)
{
/*% for step in mark_listed %*/
/*% include step %*/
/*% endfor %*/
/*% for step in listed_soundly %*/
/*% include step %*/
/*% endfor %*/
    while (pool_->carved_ > 0 && (marks_[(pool_->carved_ - 1) / 64] >> (pool_->carved_ - 1) % 64 & 1) != 0) {
        pool_->carved_--;
    }
/*% for step in listed_none %*/
/*% include step %*/
/*% endfor %*/
    pool_->head_ = ${no_head};
    for (size_t slot_ = pool_->carved_; slot_-- > 0;) {
        if ((marks_[slot_ / 64] >> slot_ % 64 & 1) != 0) {
            ${P}_slot_give(pool_, ${slot_of_index});
/*% for step in listed_one %*/
/*% include step %*/
/*% endfor %*/
        }
    }
/*% for step in relisted %*/
/*% include step %*/
/*% endfor %*/
/*% for step in was_sound %*/
/*% include step %*/
/*% endfor %*/
}
