    mark_.serial_ = 0;
