    ${me}->key_ = typed_new_key();
