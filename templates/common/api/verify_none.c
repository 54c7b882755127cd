/**
 * Walk the checks there are: none in this ${noun}.
 * @param ${me} the ${noun}.
 * @return True.
 */
bool ${P}_verify(const ${P} *${me})
{
    (void)${me};
    return true;
}
