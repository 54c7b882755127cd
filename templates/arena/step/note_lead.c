    ${P}_note_lead((unsigned char *)node_, bytes_);
