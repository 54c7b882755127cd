/** Note that a block has so many bytes, of which those that its element does not have stand before it. */
void ${P}_note_lead(unsigned char *block_, size_t bytes_)
{
    ${P}_note note_ = ${P}_note_get(block_);
    note_.lead_ = bytes_ - note_.size_;
    ${P}_note_put(block_, &note_);
}
