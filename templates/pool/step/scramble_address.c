    link_value_ ^= TYPED_LINK_KEY;
