/**
 * End the ${noun} and give its memory back. ${drop_words}${report_words} No thread may be using it. A zeroed or destroyed
 * ${noun} is a no-op.
 * @param ${me} the ${noun}; as if zeroed afterwards.
 */
void ${P}_destroy(${P} *${me})
{
    if (${me}->capacity_ == 0) {
        return;
    }
/*% for step in usable_void %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leave_registry %*/
/*% include step %*/
/*% endfor %*/
/*% for step in drop_all %*/
/*% include step %*/
/*% endfor %*/
/*% for step in leaks_at_end %*/
/*% include step %*/
/*% endfor %*/
/*% for step in end_caches %*/
/*% include step %*/
/*% endfor %*/
/*% for step in lower_all %*/
/*% include step %*/
/*% endfor %*/
/*% for step in report %*/
/*% include step %*/
/*% endfor %*/
/*% for step in tools_stop %*/
/*% include step %*/
/*% endfor %*/
/*% for step in refund_all %*/
/*% include step %*/
/*% endfor %*/
/*% for step in give_memory_back %*/
/*% include step %*/
/*% endfor %*/
/*% for step in stop %*/
/*% include step %*/
/*% endfor %*/
    ${P}_clear(${me});
/*% for step in ended %*/
/*% include step %*/
/*% endfor %*/
}
