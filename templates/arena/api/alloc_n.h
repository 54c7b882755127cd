/**
 * Take an array of ${T}. The content is ${content}. O(1)${alloc_cost}.
 * @param ${me} where from.
 * @param count_ how many; for none, an aligned address that is not to be dereferenced, and nothing moves.
 * @return The first, or NULL if and only if ${null_when}, as for a count_ whose bytes
 *         cannot be counted.
 */
TYPED_NODISCARD
${T_}*${P}_alloc${E}_n(${P} *${me}, size_t count_)
{
/*% for step in usable_null %*/
/*% include step %*/
/*% endfor %*/
    return (${T_}*)${P}_array_take(${me}, count_, sizeof(${T}), ${alignment});
}
