    mark_.live_ = 0;
