    size_t block_bytes_;
