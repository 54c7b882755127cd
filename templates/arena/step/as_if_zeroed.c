            ${P}_clear(${me});
