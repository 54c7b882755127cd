        ${P}_give_allowance_back(${me}); /* judged for where the cursor was before the program was asked */
