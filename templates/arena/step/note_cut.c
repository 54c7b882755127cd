    ${P}_note_cut(${me});
