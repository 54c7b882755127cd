/** Make a ${noun} that has nothing to give. */
void ${P}_clear(${P} *${me})
{
    memset(${me}, 0, sizeof *${me});
}
