        ${P}_leave_empty(${me}); /* so that the newest allocation can be popped */
