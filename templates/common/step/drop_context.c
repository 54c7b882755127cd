    ${drop}(object_, ${me}->hook_context_);
