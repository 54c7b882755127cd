TYPED_STATIC_ASSERT(sizeof(${P}) + ${max_chunks} * ${P}_CHUNK_HEAD + ${most_bytes} <= ${max_bytes}, "${kind}.max_bytes: the whole ${noun} needs more");
