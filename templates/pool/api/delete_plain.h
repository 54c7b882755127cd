/**
 * Give an element back. The spec names no drop hook, so this is ${P}_free.
 * @param pool_ the pool that it came from.
 * @param object_ the element.
 */
void ${P}_delete(${P} *pool_, ${T_}*object_)
{
    ${P}_free(pool_, object_);
}
