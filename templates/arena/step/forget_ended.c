    while (${first_made} != NULL && ${me}->made_->pop_ != 0 && ${me}->made_->end_ > position_) {
        ${me}->made_ = ${me}->made_->previous_; /* its pop drops it, or has */
    }
