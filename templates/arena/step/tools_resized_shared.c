        TYPED_RESIZED_SHARED(block_, old_bytes_, bytes_, span_);
