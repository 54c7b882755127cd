    typed_registry_enter(&${me}->listed_, &${P}_listed_kind, ${me});
