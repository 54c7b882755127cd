    if (TYPED_UNLIKELY(pool_->leak_points_ != 0)) { /* until then the point of every carved slot is 0 */
        pool_->records_[slot_].element_.point_ = pool_->leak_points_;
    }
