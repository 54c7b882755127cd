    if (!${lock_init}(&${me}->lock_)) {
        ${P}_clear(${me});
        return TYPED_ERR_NOMEM;
    }
