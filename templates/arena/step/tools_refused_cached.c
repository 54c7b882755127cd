        TYPED_TAKE_BACK_SHARED(block_, span_);
