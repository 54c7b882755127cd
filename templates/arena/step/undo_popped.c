/*% for step in enter %*/
/*% include step %*/
/*% endfor %*/
    if (${me}->generation_ == generation_ && ${P}_is_newest(${me}, node_, size_)) {
        ${P}_undo(${me}, bytes_, ${P}_SPAN(size_));
    }
/*% for step in leave %*/
/*% include step %*/
/*% endfor %*/
