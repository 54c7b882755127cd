    if (!is_allowed_) {
        /* Too little, and nobody's: all of it is asked for anew. */
        typed_group_refund(&${group}, ${P}_allowance(${me}));
        ${me}->charged_ -= ${P}_allowance(${me});
        ${P}_allow(${me}, 0);
    }
