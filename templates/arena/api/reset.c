/**
 * Give everything back at once and keep the memory. ${drop_words} No other thread may be using the
 * ${noun}. Positions taken before are stale afterwards. ${reset_cost}
 * @param ${me} the ${noun}.
 */
void ${P}_reset(${P} *${me})
{
    if (${me}->capacity_ == 0) {
        return;
    }
/*% for step in drop_all %*/
/*% include step %*/
/*% endfor %*/
/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
/*% for step in reset_stats %*/
/*% include step %*/
/*% endfor %*/
    ${P}_lower(${me}, 0);
    ${me}->padding_ = 0;
    ${me}->generation_++;
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
/*% for step in report %*/
/*% include step %*/
/*% endfor %*/
}
