/** Count an allocation that ended by itself; not more than there are. The registry and the lock are held. */
void ${P}_count_undone(${P} *${me}, size_t bytes_)
{
    const typed_stats total_ = ${P}_totals(${me});
    typed_stats_deallocated(&${me}->stats_, total_.allocation_count > total_.deallocation_count, bytes_);
}
