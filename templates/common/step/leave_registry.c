    typed_registry_leave(&${me}->listed_);
