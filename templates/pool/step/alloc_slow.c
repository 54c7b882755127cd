        return ${alloc_slow};
