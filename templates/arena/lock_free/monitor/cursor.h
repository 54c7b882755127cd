/** Move the cursor by `span_` bytes, of which the caller asked for `bytes_`, from the next aligned address, if that stays
 * below the ceiling: one try. NULL when there is no room below it, and when another thread was faster; then *lost_ is set.
 *
 * Why this is right.
 *
 * The cursor is one word: how many bytes are taken. Whoever moves it up from a to b, by a compare-exchange, owns the
 * bytes [a, b) alone, as those of others begin at b or end at a, and nobody writes a byte that is not its own. It moves
 * only to where it was seen to fit, so that it is never beyond the end, and a request that fails leaves nothing behind.
 *
 * The cursor comes down where its owner gives back, pops or shrinks the newest block, by a compare-exchange from the
 * block's end. An ABA problem there is none: the block is its owner's until the owner gives it back, so while that is
 * not done no other block can end where it ends; a cursor that is at its end says that it is the newest, whatever
 * happened in between.
 *
 * The limits are held against the cursor itself, which no second counter has to follow.
${ceiling_argument}
 *
 * Orders. Coming down releases, taking acquires: what an owner wrote comes before what the next owner of the same bytes
 * does, also through cursors written since, as each is written by a read-modify-write and so continues the release.
${ceiling_orders}
 * Figures read the cursor relaxed: they promise nothing of other memory. What the arena is made of (begin, capacity) is
 * written before other threads know of it.
 *
 * Progress. A compare-exchange fails because another thread's has succeeded: some thread always gets on (lock-free), which
 * one is not said. Memory to be committed, and the figures of the system, are the system's to give, and it may wait. */
void *${P}_cursor_try(${P} *${me}, size_t bytes_, size_t span_, size_t align_, bool *lost_)
{
    const size_t ceiling_ = typed_atomic_load(&${me}->ceiling_, ${ceiling_order});
    size_t at_ = typed_atomic_load(&${me}->cursor_, TYPED_RELAXED);
    const size_t left_ = at_ < ceiling_ ? ceiling_ - at_ : 0;
    const size_t reach_ = ${P}_reach(${me}->begin_, at_, bytes_, span_, align_);
    if (TYPED_UNLIKELY(reach_ > left_)) {
        return NULL;
    }
/*% for step in take_reach %*/
/*% include step %*/
/*% endfor %*/
}
