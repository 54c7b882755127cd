    ${me}->padding_ += ${span} - sizeof(${T});
