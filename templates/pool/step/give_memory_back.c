    ${P}_give_memory_back(pool_);
