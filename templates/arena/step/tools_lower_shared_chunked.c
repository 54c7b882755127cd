    TYPED_TAKE_BACK_SHARED(${P}_chunk_begin(chunk_) + at_, end_ - at_);
