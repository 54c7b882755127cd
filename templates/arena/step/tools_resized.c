    TYPED_RESIZED(block_, old_bytes_, bytes_, span_);
