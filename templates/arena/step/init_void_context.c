    ${init}(object_, ${me}->hook_context_);
