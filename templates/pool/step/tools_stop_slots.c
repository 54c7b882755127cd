    TYPED_POOL_ENDS(pool_);
    TYPED_UNPOISON(${slots}, pool_->${limit} * sizeof(${P}_slot));
