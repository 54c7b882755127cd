TYPED_STATIC_ASSERT(${capacity_bound_number} <= ${P}_MAX_CAPACITY, "${kind}.capacity: more than a pool of ${T} can have");
