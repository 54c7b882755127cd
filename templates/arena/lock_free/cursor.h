/** Move the cursor by `span_` bytes, of which the caller asked for `bytes_`, from the next aligned address: one try. NULL
 * when there is no room at hand, and when another thread was faster; then *lost_ is set.
 *
 * Why this is right.
 *
 * The cursor is one word: how many bytes are taken. Whoever moves it up from a to b, by an addition or by a
 * compare-exchange, owns the bytes [a, b) alone, as those of others begin at b or end at a, and nobody writes a byte
 * that is not its own. All of its values are multiples of the granule, and so is the end: an addition of one granule that
 * finds a cursor at or beyond the end finds that nothing was left, for a request of any size; so it never fails because
 * of another thread. It leaves the cursor beyond the end, and every reader takes that for the end. Additions that fail do
 * not add up: each was preceded by a read that found the cursor below the end, so there is at most one a thread at a
 * time. None may subtract what it added: meanwhile the cursor may have come down and gone up again, and the bytes that
 * it would give back would be another's.
 *
 * The cursor comes down where its owner gives back, pops or shrinks the newest block, by a compare-exchange from the
 * block's end. An ABA problem there is none: the block is its owner's until the owner gives it back, so while that is
 * not done no other block can end where it ends; a cursor that is at its end says that it is the newest, whatever
 * happened in between.
 *
 * Orders. Coming down releases, taking acquires: what an owner wrote comes before what the next owner of the same bytes
 * does, also through cursors written since, as each is written by a read-modify-write and so continues the release.
 * Figures read it relaxed: they promise nothing of other
 * memory. What the arena is made of (begin, capacity) is written before other threads know of it.
 *
 * Progress. An addition is one step. A compare-exchange fails because another thread's has succeeded: some thread always
 * gets on (lock-free), which one is not said. Memory to be committed is the system's to give, and it may wait. */
void *${P}_cursor_try(${P} *${me}, size_t bytes_, size_t span_, size_t align_, bool *lost_)
{
    const size_t at_hand_ = ${at_hand};
    size_t at_ = typed_atomic_load(&${me}->cursor_, TYPED_RELAXED);
    const size_t left_ = at_ < at_hand_ ? at_hand_ - at_ : 0;
    const size_t reach_ = ${P}_reach(${me}->begin_, at_, bytes_, span_, align_);
    if (TYPED_UNLIKELY(reach_ > left_ || left_ == 0)) {
        return NULL;
    }
/*% for step in take_reach %*/
/*% include step %*/
/*% endfor %*/
}
