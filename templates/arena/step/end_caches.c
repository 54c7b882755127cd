    typed_caches_end(&${me}->caches_);
