TYPED_FREED_BY(${P}_free, 2)
TYPED_FREED_BY(${P}_delete, 2)
