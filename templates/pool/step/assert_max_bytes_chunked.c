TYPED_STATIC_ASSERT(sizeof(${P}) + ${P}_DIRECTORY_BYTES + ${max_chunks} * ${P}_CHUNK_BYTES <= ${max_bytes}, "${kind}.max_bytes: the whole pool needs more");
