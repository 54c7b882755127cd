/** Where a block was allocated, as its note says; NULL when that is not known, or somebody wrote over it. */
const char *${P}_note_site(const ${P}_note *note_)
{
    return note_->taken_check_ == typed_site_check(note_->taken_) ? note_->taken_ : NULL;
}
