/** Take one element, with its note; NULL when there is no room at hand. */
void *${P}_take${E}(${P} *${me})
{
    return ${P}_cursor_take(${me}, sizeof(${T}), ${span}, ${alignment});
}
