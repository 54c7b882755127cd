    TYPED_RESIZED(block_, old_bytes_, span_, span_);
