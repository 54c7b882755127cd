    ${P}_report(${me}, run_ == 0 || is_aligned_ ? TYPED_FAULT_FOREIGN_POINTER : TYPED_FAULT_MISALIGNED_POINTER, array_, ${owned_site});
