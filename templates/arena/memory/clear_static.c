/** Make a ${noun} that has nothing to give; the storage at its end is not touched. */
void ${P}_clear(${P} *${me})
{
    memset(${me}, 0, offsetof(${P}, memory_));
}
