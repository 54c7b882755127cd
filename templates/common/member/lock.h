    typed_lock lock_;
