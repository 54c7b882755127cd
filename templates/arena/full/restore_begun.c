/** Return to a position, which is where a ${scope} was begun when that place is given. */
typed_status ${P}_restore_begun(${P} *${me}, ${Mark} mark_, const char *begun_at_)
{
/*% for step in restores_begun %*/
/*% include step %*/
/*% endfor %*/
}
