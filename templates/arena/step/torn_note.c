        if (!leads_) {
            note_->previous_ = 0;
            note_->bytes_ = 0;
        }
