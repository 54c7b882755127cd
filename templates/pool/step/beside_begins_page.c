    unsigned char *place_ = (unsigned char *)block_ + TYPED_ALIGN_UP(capacity_ * sizeof(${P}_slot), typed_page_size());
