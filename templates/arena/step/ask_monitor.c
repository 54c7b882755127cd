    const typed_judgement judgement_ = typed_monitor_judge(&${P}_rules, &${me}->monitor_, ${P}_name(${me}), used_, need_);
