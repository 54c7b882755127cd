/**
 * Give unused memory back: spare chunks, and the last one too when nothing is handed out, as long as `keep_bytes_` bytes stay. O(chunks).
 * @param ${me} the ${noun}.
 * @param keep_bytes_ bytes of all chunks to keep at least, whether used or not.
 * @return Bytes given back to the upstream.
 */
size_t ${P}_trim(${P} *${me}, size_t keep_bytes_)
{
/*% for step in usable_zero %*/
/*% include step %*/
/*% endfor %*/
    size_t given_ = 0;
    ${P}_chunk *spare_ = ${P}_spare_take(${me}, keep_bytes_);
    while (spare_ != NULL) {
        given_ += ${P}_CHUNK_HEAD + spare_->bytes_;
        ${P}_free_chunk(${me}, spare_);
        spare_ = ${P}_spare_take(${me}, keep_bytes_);
    }
    return given_;
}
