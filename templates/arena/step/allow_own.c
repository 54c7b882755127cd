    /* Others may have taken some meanwhile. */
    const size_t now_ = ${P}_position(${me});
    const size_t most_ = used_ + judgement_.allowed;
    ${me}->allowance_ = most_ > now_ ? most_ - now_ : 0;
