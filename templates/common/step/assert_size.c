TYPED_STATIC_ASSERT(sizeof(${T}) == ${size}, "element.size: ${T} does not have ${size} bytes");
