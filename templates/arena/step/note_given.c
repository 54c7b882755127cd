    ${me}->given_from_ = from_;
    ${me}->given_to_ = ${me}->cursor_;
    ${me}->given_at_ = typed_current_site;
