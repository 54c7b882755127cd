    if (${me}->generation_ == generation_) { /* unless the hook has reset */
        (void)${P}_undo(${me}, ${made_block}, bytes_, ${P}_SPAN(size_));
    }
