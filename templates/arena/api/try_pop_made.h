/**
 * Give back the newest allocation, and the padding before it. An element that ${P}_new${E} made is
 * dropped (${drop}). ${pop_made_cost}${goes_with_it}
 * @param ${me} where it came from.
 * @param array_ its first element.
 * @param count_ how many it has; for 0, whether array_ is what ${P}_alloc${E}_n would give for 0 now.
 * @return True only when these elements are the newest allocation${pop_exactness}. When false, nothing has changed.
 */
bool ${P}_try_pop${E}(${P} *${me}, ${T_}*array_, size_t count_)
{
/*% for step in usable_false %*/
/*% include step %*/
/*% endfor %*/
    if (count_ == 1 && ${P}_pop_made(${me}, array_, offsetof(${P}_made${E}, object_), ${made_bytes})) {
        return true;
    }
/*% for step in try_sound %*/
/*% include step %*/
/*% endfor %*/
    return ${P}_pop(${me}, array_, count_, sizeof(${T}), ${alignment});
}
