    unsigned char *place_ = (unsigned char *)block_ + TYPED_ALIGN_UP(capacity_ * sizeof(${P}_slot), sizeof(uint64_t));
