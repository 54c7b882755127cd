    /* With a block behind it, as long as that changes no level. */
    typed_judgement judgement_ = {0, TYPED_PRESSURE_NORMAL, false};
    if (typed_atomic_load(&${group}.charged, TYPED_RELAXED) + need_ + ${P}_THREAD_BLOCK <= ${calm_limit}) {
        judgement_ = typed_monitor_judge(&${P}_rules, &${me}->monitor_, ${P}_name(${me}), used_, need_ + ${P}_THREAD_BLOCK);
    }
    if (judgement_.allowed == 0) {
        judgement_ = typed_monitor_judge(&${P}_rules, &${me}->monitor_, ${P}_name(${me}), used_, need_);
    }
