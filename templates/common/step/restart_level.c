    typed_monitor_restart(&${P}_rules, &${me}->monitor_, 0);
