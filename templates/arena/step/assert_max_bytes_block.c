TYPED_STATIC_ASSERT(sizeof(${P}) + ${most_bytes} <= ${max_bytes}, "${kind}.max_bytes: the whole ${noun} needs more");
