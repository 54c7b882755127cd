    ${me}->stats_.peak_allocated_bytes = ${P}_totals(${me}).peak_allocated_bytes;
