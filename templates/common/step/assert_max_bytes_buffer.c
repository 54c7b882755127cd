TYPED_STATIC_ASSERT(sizeof(${P}) + ${P}_BUFFER_BYTES(1) <= ${max_bytes}, "${kind}.max_bytes: the whole ${noun} needs more");
