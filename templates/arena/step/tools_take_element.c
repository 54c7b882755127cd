    TYPED_HAND_OUT${shared_tools}(here_, sizeof(${T}));
