    ${me}->allowance_ += ${P}_cache_rest(cache_);
