    TYPED_IN_REGISTER(pool_->head_); /* so that in a loop the next alloc need not load it */
