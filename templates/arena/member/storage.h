    /* what is handed out */
    TYPED_ALIGNAS(${P}_BLOCK_ALIGN)
    unsigned char memory_[${storage_bytes}];
