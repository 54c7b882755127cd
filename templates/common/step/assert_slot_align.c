TYPED_STATIC_ASSERT(TYPED_ALIGNOF(${T}) <= ${slot_align}, "${kind}.slot_align: less than the alignment of ${T}");
