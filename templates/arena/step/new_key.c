    typed_atomic_store(&${me}->key_, typed_new_key(), TYPED_RELAXED);
