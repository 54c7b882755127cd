TYPED_STATIC_ASSERT(TYPED_ALIGNOF(${T}) == ${align}, "element.align: ${T} is not aligned to ${align} bytes");
