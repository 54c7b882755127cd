    if (${init}(object_) != 0) {
        ${P}_give_back(${me}, object_, sizeof(${T}), sizeof(${T}));
        return NULL;
    }
