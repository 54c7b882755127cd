    if (!${init}(object_, ${me}->hook_context_)) {
        ${P}_give_back(${me}, object_, sizeof(${T}), sizeof(${T}));
        return NULL;
    }
