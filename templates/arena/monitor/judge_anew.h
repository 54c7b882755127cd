/** Have as many bytes as the cursor is about to come down by judged when they are handed out again. */
void ${P}_judge_anew(${P} *${me}, size_t bytes_)
{
    const size_t beyond_ = TYPED_LEAST(bytes_, ${me}->allowed_beyond_);
    ${me}->allowed_beyond_ -= beyond_;
    ${me}->fence_ -= bytes_ - beyond_;
}
