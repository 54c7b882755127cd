    return ${P}_restore_begun(${me}, mark_, NULL);
