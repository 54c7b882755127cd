    /* Elements with spacing between them, popped as one array. */
    ${me}->padding_ = TYPED_LEAST(${me}->padding_, start_);
