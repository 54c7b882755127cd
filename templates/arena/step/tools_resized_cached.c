    TYPED_RESIZED_SHARED(block_, old_bytes_, is_done_ ? bytes_ : old_bytes_, old_bytes_);
