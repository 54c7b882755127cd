    TYPED_GIVEN(pool_, ${P}_slot_object(pool_, slot_), sizeof(${given}));
