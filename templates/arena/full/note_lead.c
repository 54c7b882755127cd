/** Note that a block has so many bytes, of which those that its element does not have stand before it. */
void ${P}_note_lead(unsigned char *block_, size_t bytes_)
{
    ${P}_note note_;
    memcpy(&note_, block_ - sizeof note_, sizeof note_);
    note_.lead_ = bytes_ - note_.size_;
    memcpy(block_ - sizeof note_, &note_, sizeof note_);
}
