TYPED_STATIC_ASSERT(sizeof(${P}) + ${P}_BLOCK_BYTES(${capacity_bound_number}) <= ${max_bytes}, "${kind}.max_bytes: the whole pool needs more");
