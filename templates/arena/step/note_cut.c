    ${P}_note_cut(${me}, mark_->size_);
