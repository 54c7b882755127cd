    if (TYPED_UNLIKELY(is_damaged_)) {
        ${P}_report_damage(${me});
    }
