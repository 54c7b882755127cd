    ${fault}(run_ == 0 || is_aligned_ ? TYPED_FAULT_FOREIGN_POINTER : TYPED_FAULT_MISALIGNED_POINTER, ${P}_name(${me}), array_${fault_end});
