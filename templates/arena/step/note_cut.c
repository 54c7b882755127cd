    if (mark_->serial_ != 0) {
        ${P}_note_cut(${me}, mark_->size_);
    }
