    if (!${lock_init}(&${me}->lock_)) {
        ${P}_give_memory_back(${me});
        ${P}_clear(${me});
        return TYPED_ERR_NOMEM;
    }
