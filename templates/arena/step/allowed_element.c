    if (TYPED_UNLIKELY(${me}->allowance_ < ${span})) {
        return NULL;
    }
