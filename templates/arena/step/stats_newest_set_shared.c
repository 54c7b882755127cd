        ${P}_stats_resized(${me}, old_bytes_, bytes_);
