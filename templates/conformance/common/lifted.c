/* What the spec's limits refuse would come before what the tests below are about: they are lifted, as this function of the
 * runtime is weak. All else of the monitor is as it is. */
typed_judgement typed_monitor_judge(const typed_rules *rules, typed_monitor *monitor, const char *name, size_t used, size_t bytes)
{
    (void)monitor;
    (void)name;
    typed_judgement judgement = {SIZE_MAX / 2 - used, TYPED_PRESSURE_NORMAL, false};
    if (rules->group != NULL) {
        (void)__atomic_fetch_add(&rules->group->charged, bytes, __ATOMIC_RELAXED);
        judgement.allowed = bytes;
    }
    return judgement;
}
