/**
 * Take one ${T}${and_init}. It is dropped (${drop}), newest first, when what
 * lies above an earlier position is given back: at ${P}_restore, at the end of a ${scope}, at reset and destroy${at_pop}.
 * @param ${me} where from.
 * @return The element, or NULL if and only if there is no room for it and the note of its drop${or_init_failed}.
 */
TYPED_NODISCARD
${T_}*${P}_new${E}(${P} *${me})
{
/*% for step in usable_null %*/
/*% include step %*/
/*% endfor %*/
    ${P}_made${E} *made_ = (${P}_made${E} *)${P}_block_take(${me}, sizeof(${T}), ${made_span}, ${made_alignment});
    if (made_ == NULL) {
        return NULL;
    }
    TYPED_HAND_OUT${shared_tools}(made_, ${made_true});
    ${T_}*object_ = &made_->object_;
/*% for step in which_element %*/
/*% include step %*/
/*% endfor %*/
    ${P}_enter_made(${me}, &made_->node_, ${made_bytes});
/*% for step in on_made %*/
/*% include step %*/
/*% endfor %*/
/*% for step in run_init %*/
/*% include step %*/
/*% endfor %*/
    return object_;
}
