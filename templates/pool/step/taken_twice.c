        taken_ = leads_out_ ? taken_ : 0; /* which of them were taken twice nobody knows */
