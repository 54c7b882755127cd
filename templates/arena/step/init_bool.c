    if (!${init}(object_)) {
        ${P}_give_back(${me}, object_, sizeof(${T}), ${span});
        return NULL;
    }
