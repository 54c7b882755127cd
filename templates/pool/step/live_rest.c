    live_ -= TYPED_LEAST(live_, (size_t)pool_->rest_count_); /* more than there are only after an element came back twice */
