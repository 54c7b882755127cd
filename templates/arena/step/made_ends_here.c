        /* What was made before may end here, and what was made behind is gone. */
        const size_t position_ = ${P}_position_of(${me}, block_);
        cache_->made_end_ = (unsigned char *)block_;
        if (${me}->made_top_ > position_ && ${me}->made_top_ - position_ <= (size_t)(cache_->end_ - (unsigned char *)block_)) {
            ${me}->made_top_ = position_;
        }
