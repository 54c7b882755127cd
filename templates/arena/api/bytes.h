/**
 * Take raw bytes. Their content is ${content}. O(1)${alloc_cost}.
 * @param ${me} where from.
 * @param size_ bytes; for 0, an aligned address that is not to be dereferenced, and nothing moves.
 * @param align_ a power of two, at most TYPED_MOST_BYTES.
 * @return An address at that alignment, or NULL if and only if ${null_when}, or
 *         align_ is none that can be.
 */
TYPED_NODISCARD
void *${P}_alloc_bytes(${P} *${me}, size_t size_, size_t align_)
{
/*% for step in usable_null %*/
/*% include step %*/
/*% endfor %*/
    if (align_ == 0 || (align_ & (align_ - 1)) != 0 || align_ > TYPED_MOST_BYTES) {
        return ${P}_refuse_size(${me});
    }
    return ${P}_array_take(${me}, size_, 1, ${bytes_align});
}
