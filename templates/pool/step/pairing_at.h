TYPED_FREED_BY(${P}_free_at, 3)
