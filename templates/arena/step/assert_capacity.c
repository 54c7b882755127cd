TYPED_STATIC_ASSERT(${most_bytes} <= TYPED_MOST_BYTES, "${kind}.capacity: more bytes than there can be on this machine");
