    typed_registry_name(&${me}->name_, name_);
