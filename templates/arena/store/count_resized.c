/** Count a resize that was not done in place. */
void ${P}_count_resized(${P} *${me})
{
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    ${me}->stats_.reallocation_count++;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
}
