    if (!${init}(object_)) {
        ${P}_give_back(${me}, object_, sizeof(${T}), sizeof(${T}));
        return NULL;
    }
