static void check_room(void)
{
    CHECK(${P}_available(&model.arena) == model.capacity - model.used);
}
