    note_.taken_ = typed_current_site;
    note_.taken_check_ = ~(uintptr_t)typed_current_site;
