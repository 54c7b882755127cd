TYPED_STATIC_ASSERT(sizeof(${P}) <= ${max_bytes}, "${kind}.max_bytes: the whole ${noun} needs more");
