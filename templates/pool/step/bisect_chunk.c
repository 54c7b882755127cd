        if ((uintptr_t)address_ < first_) {
            high_ = middle_;
        } else if ((uintptr_t)address_ - first_ >= ${chunk} * sizeof(${P}_slot)) {
            low_ = middle_ + 1;
        } else {
            const size_t offset_ = typed_divide_exact((uintptr_t)address_ - first_, sizeof(${P}_slot));
            return offset_ < ${chunk} ? chunk_ * (size_t)${chunk} + offset_ : SIZE_MAX;
        }
