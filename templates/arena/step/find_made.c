        if (node_->begin_ == SIZE_MAX) {
            node_->begin_ = ${P}_position_of(${me}, node_);
        }
