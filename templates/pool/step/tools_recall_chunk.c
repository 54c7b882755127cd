    TYPED_START_LEAVES(chunk_);
