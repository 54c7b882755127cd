/**
 * Give unused memory back: chunks that made way for larger ones, spare chunks, and the last one too when nothing is
 * handed out, as long as `keep_bytes_` bytes stay. No other thread may be using the ${noun}. O(chunks).
 * @param ${me} the ${noun}.
 * @param keep_bytes_ bytes of all chunks to keep at least, whether used or not.
 * @return Bytes given back to the upstream.
 */
size_t ${P}_trim(${P} *${me}, size_t keep_bytes_)
{
    size_t given_ = keep_bytes_ <= ${me}->committed_ ? ${P}_free_aside(${me}) : 0;
    ${P}_chunk *spare_ = ${P}_spare_take(${me}, keep_bytes_);
    while (spare_ != NULL) {
        given_ += ${P}_CHUNK_HEAD + spare_->bytes_;
        ${P}_free_chunk(${me}, spare_);
        spare_ = ${P}_spare_take(${me}, keep_bytes_);
    }
    return given_;
}
