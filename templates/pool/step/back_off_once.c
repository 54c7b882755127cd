    typed_back_off(&pauses_);
