    mark_.serial_ = 0;
    mark_.size_ = 0;
    mark_.time_ = 0;
