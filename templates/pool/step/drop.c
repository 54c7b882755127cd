    ${drop}(object_);
