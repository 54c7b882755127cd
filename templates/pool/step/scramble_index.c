    link_value_ ^= (uint32_t)TYPED_LINK_KEY;
