    unsigned char after_shared_[TYPED_LINE];
