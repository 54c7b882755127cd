/** Count the live allocations by call site: those since a leak point. Gives how many there are. */
size_t ${P}_gather_leaks(const ${P} *${me}, uint64_t point_, ${gather_which}typed_leaks *leaks_)
{
    ${P}_walk walk_;
    size_t count_ = 0;
    typed_leaks_start(leaks_);
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    ${P}_walk_start(${me}, &walk_);
    const uint64_t since_ = ${me}->leak_points_ - TYPED_LEAST(point_, ${me}->leak_points_);
    while (${P}_walk_on(${me}, &walk_)) {
        const ${P}_note *note_ = &walk_.note_;
        if (walk_.is_sound_ && (uint32_t)((uint32_t)${me}->leak_points_ - note_->point_) <= since_${is_gathered}) {
            typed_leaks_add(leaks_, ${walk_site}, note_->size_${less_lead}, walk_.address_);
            count_++;
        }
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
    return count_;
}
