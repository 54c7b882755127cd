    memset((unsigned char *)node_ + offsetof(${P}_drop_node, guard_), ${P}_GUARD_BYTE, ${lead_of_node} - offsetof(${P}_drop_node, guard_));
