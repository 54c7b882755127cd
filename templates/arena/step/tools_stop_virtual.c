    TYPED_HAND_OUT${shared_tools}(${me}->begin_, TYPED_ALIGN_UP((size_t)(${me}->end_ - ${me}->begin_), typed_page_size())); /* all of the last page */
