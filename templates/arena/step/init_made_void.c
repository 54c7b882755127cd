    ${init}(object_);
