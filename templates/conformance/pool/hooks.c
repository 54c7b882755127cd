static void new_and_delete_run_the_hooks(void **state)
{
    (void)state;
    model_start();
    size_t made = 0;
    for (size_t i = 0; i < model.capacity; i++) {
        model.objects[i] = ${P}_new(&model.pool);
        made += model.objects[i] != NULL;
    }
    CHECK(made == 0 || ${P}_live(&model.pool) == made);
    for (size_t i = 0; i < model.capacity; i++) {
        if (model.objects[i] != NULL) {
            ${P}_delete(&model.pool, model.objects[i]);
        }
    }
    CHECK(${P}_live(&model.pool) == 0);
    ${P}_box box = ${P}_box_make(&model.pool);
    CHECK((${P}_box_get(&box) == NULL) == (${P}_live(&model.pool) == 0));
    ${P}_box_drop(&box);
    ${P}_box_drop(&box);
    CHECK(${P}_live(&model.pool) == 0);
    ${P}_reset_stats(&model.pool);
    model.made = 0;
    model_end();
}
