static void a_box_owns_a_copy_and_drops_it(void **state)
{
    (void)state;
    model_start();
    union {
        ${T_}value;
        unsigned char bytes[sizeof(${T})];
    } in;
    memset(in.bytes, 0x01, sizeof in.bytes);
    ${P}_box box = ${P}_box_new(&model.pool, in.value);
    CHECK(${P}_live(&model.pool) == 1);
    CHECK(((const unsigned char *)${P}_box_get(&box))[0] == 0x01);
    ${P}_box_drop(&box);
    ${P}_box_drop(&box);
    CHECK(${P}_live(&model.pool) == 0);
    ${P}_reset_stats(&model.pool);
    model_end();
}
