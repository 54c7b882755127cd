    typed_watch_end(&${me}->watch_);
