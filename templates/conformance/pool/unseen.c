/* The compiler would warn of the very misuse that is to be tested. */
static ${T_}*unseen(${T_}*object)
{
    ${T_}*volatile hidden = object;
    return hidden;
}
