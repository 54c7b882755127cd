    typed_watch_start(&${me}->watch_, ${me}, ${is_owned});
