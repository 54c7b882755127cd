    mark_.serial_ = ${P}_serial_below(${me}, SIZE_MAX);
