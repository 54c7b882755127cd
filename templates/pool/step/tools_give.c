    TYPED_GIVEN(pool_, object_, sizeof(${P}_slot));
