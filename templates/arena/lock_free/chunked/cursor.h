/** Move the cursor of the chunk in use by `span_` bytes, of which the caller asked for `bytes_`, from the next aligned
 * address: one try. NULL when there is no room at hand, and when another thread was faster; then *lost_ is set.
 *
 * Why this is right.
 *
 * Each chunk has a cursor, one word: how many of its bytes are taken. Whoever moves it up from a to b, by an addition
 * or by a compare-exchange, owns the bytes [a, b) of that chunk alone. Its values below the end, and the end, are
 * multiples of the granule: an addition of one granule that finds a cursor below the end has its bytes whole, and one
 * that finds it at or beyond the end has nothing, and leaves it there. Nobody subtracts what it added in vain, as the
 * cursor may have come down since, and those bytes be another's. Such additions do not add up: each follows a read that
 * found the cursor below the end, so there is at most one a thread at a time.
 *
 * At most one chunk is open, and that is the one in use whenever nobody holds the lock: the cursor of every other is at
 * ${P}_CLOSED or, by additions in vain, somewhat above it. So a thread that read which chunk is in use and
 * was put to sleep takes nothing from a chunk that has been left: its try fails, and it looks again. Should that chunk
 * be in use once more, its try is as good as any other. Going on to another chunk, and going back, is closing one and
 * opening another under the lock. Closing is an exchange: what it finds are the bytes taken of that chunk, and they
 * stay that many, so that they are where the next chunk's positions begin. A chunk is opened with the bytes taken that it
 * is opened for, so that threads cannot undo each other's steps for ever.
 *
 * The cursor of the chunk in use comes down where the owner gives back, pops or shrinks the newest block, by a
 * compare-exchange from the block's end, which a closed chunk refuses. An ABA problem there is none: the block is its
 * owner's until the owner gives it back, so while that is not done no other block ends where it ends.
 *
 * A chunk that a thread may be looking at is not freed: one that was in use, and makes way for a larger one, is set aside
 * until reset, trim or destroy, when no other thread is in a call.
 *
 * Orders. Opening a chunk is a release of all that the lock's holder did and saw; reading which one is in use, and
 * taking, acquire it. Closing acquires and releases: what owners wrote in the chunk comes before what the owners after
 * the next opening do. Coming down releases as well, and additions and compare-exchanges after it continue that release.
 * Everything in a chunk but its cursor is written while it is closed, and read under the lock, or by a thread whose own
 * block keeps it from being left.
 *
 * Progress. Within a chunk an addition is one step, and a compare-exchange fails because another thread's has succeeded.
 * A thread that is put to sleep while it goes on to another chunk, under the lock, delays those that need one too. The
 * upstream is asked with no lock held. */
void *${P}_cursor_try(${P} *${me}, size_t bytes_, size_t span_, size_t align_, bool *lost_)
{
    ${P}_chunk *chunk_ = typed_atomic_load(&${me}->chunk_, TYPED_ACQUIRE);
    if (TYPED_UNLIKELY(chunk_ == NULL)) {
        return NULL;
    }
    unsigned char *begin_ = ${P}_chunk_begin(chunk_);
    size_t at_ = typed_atomic_load(&chunk_->cursor_, TYPED_RELAXED);
    const size_t left_ = at_ < chunk_->bytes_ ? chunk_->bytes_ - at_ : 0;
    const size_t reach_ = ${P}_reach(begin_, at_, bytes_, span_, align_);
    if (TYPED_UNLIKELY(reach_ > left_ || left_ == 0)) {
        return NULL;
    }
/*% for step in take_reach %*/
/*% include step %*/
/*% endfor %*/
}
