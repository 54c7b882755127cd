/** Lower the mark of carved slots to just above the highest that is ${not_free}. Which slots are free is known only
 * from the list of them, so it is noted in a bitmap of its own; without memory for that, nothing changes. */
void ${P}_compact(${P} *pool_)
{
/*% for step in before_compact %*/
/*% include step %*/
/*% endfor %*/
/*% for step in scratch %*/
/*% include step %*/
/*% endfor %*/
    const size_t words_ = TYPED_BIT_WORDS(${P}_carved(pool_));
    uint64_t *marks_ = words_ == 0 ? NULL : (uint64_t *)typed_upstream_alloc(&upstream_, words_ * sizeof(uint64_t), TYPED_ALIGNOF(uint64_t));
    if (marks_ == NULL) {
        return;
    }
    memset(marks_, 0, words_ * sizeof(uint64_t));
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
/*% for step in sound_so_far %*/
/*% include step %*/
/*% endfor %*/
    if (TYPED_BIT_WORDS(pool_->carved_) <= words_) {
        ${is_sound}${P}_relist(pool_, marks_);
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    typed_upstream_free(&upstream_, marks_, words_ * sizeof(uint64_t), TYPED_ALIGNOF(uint64_t));
/*% for step in report_unsound %*/
/*% include step %*/
/*% endfor %*/
}
