    size_t lead_; /* of size_, bytes that stand before its element */
