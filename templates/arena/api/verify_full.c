/**
 * Check every allocation for writes past either end of it, ${verify_what}the ${noun}'s own cursor. O(${verify_full_cost}).
 * What is wrong is a fault (overflow, underflow, ${verify_faults}corrupt link).
 * @param ${me} the ${noun}.
 * @return Whether nothing was wrong.
 */
bool ${P}_verify(const ${P} *${me})
{
/*% for step in usable_false %*/
/*% include step %*/
/*% endfor %*/
    typed_fault_kind kind_ = TYPED_FAULT_CORRUPT_LINK;
    const void *damaged_ = NULL;
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    if ((uintptr_t)${me}->begin_ <= (uintptr_t)${me}->cursor_ && (uintptr_t)${me}->cursor_ <= (uintptr_t)${me}->end_) {
        damaged_ = ${P}_first_damage(${me}, &kind_);
    } else {
        damaged_ = ${me};
    }
/*% for step in verify_made %*/
/*% include step %*/
/*% endfor %*/
/*% for step in verify_unused %*/
/*% include step %*/
/*% endfor %*/
/*% for step in verify_site %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    if (damaged_ != NULL) {
        ${P}_report(${me}, kind_, damaged_, ${verified_site});
    }
    return damaged_ == NULL;
}
