/**
 * Give everything back at once and keep the memory. ${drop_words} No other thread may be using the
 * ${noun}. Positions taken before are stale afterwards. ${reset_cost}
 * @param ${me} the ${noun}.
 */
void ${P}_reset(${P} *${me})
{
/*% for step in usable_void %*/
/*% include step %*/
/*% endfor %*/
    if (${me}->capacity_ == 0) {
        return;
    }
/*% for step in drop_all %*/
/*% include step %*/
/*% endfor %*/
/*% for step in look %*/
/*% include step %*/
/*% endfor %*/
/*% for step in keep_counted %*/
/*% include step %*/
/*% endfor %*/
    ${P}_lower(${me}, 0);
/*% for step in allow_counted %*/
/*% include step %*/
/*% endfor %*/
/*% for step in restart_level %*/
/*% include step %*/
/*% endfor %*/
/*% for step in reset_padding %*/
/*% include step %*/
/*% endfor %*/
/*% for step in reset_stats %*/
/*% include step %*/
/*% endfor %*/
    ${next_generation};
/*% for step in forget_made_top %*/
/*% include step %*/
/*% endfor %*/
/*% for step in new_key %*/
/*% include step %*/
/*% endfor %*/
/*% for step in look_end %*/
/*% include step %*/
/*% endfor %*/
/*% for step in after_reset %*/
/*% include step %*/
/*% endfor %*/
/*% for step in report %*/
/*% include step %*/
/*% endfor %*/
}
