    ${P}_note_peaks(${me});
