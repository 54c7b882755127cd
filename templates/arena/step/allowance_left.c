        ${P}_forget_allowance(${me}); /* judged for where the cursor was before the program was asked */
