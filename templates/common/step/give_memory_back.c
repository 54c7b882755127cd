    ${P}_give_memory_back(${me});
