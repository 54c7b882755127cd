/** Count the live elements by call site: those that were handed out since a leak point. */
void ${P}_gather_leaks(const ${P} *pool_, uint64_t point_, typed_leaks *leaks_)
{
    typed_leaks_start(leaks_);
/*% for step in enter_fast %*/
/*% include step %*/
/*% endfor %*/
    for (size_t slot_ = 0; slot_ < ${carved_now}; slot_++) {
        if (${P}_slot_is_live(pool_, slot_) && ${record_point} >= point_) {
            typed_leaks_add(leaks_, ${record_site}, sizeof(${T}), (const void *)${P}_slot_object(pool_, slot_));
        }
    }
/*% for step in leave_fast %*/
/*% include step %*/
/*% endfor %*/
}
