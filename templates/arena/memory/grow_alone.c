/** Get a chunk in which a request fits; where the upstream has no usual one, one that is just large enough. */
bool ${P}_grow(${P} *${me}, size_t need_)
{
    const size_t bytes_ = ${P}_chunk_size(${me}, need_);
    if (bytes_ == 0) {
        return false;
    }
    return ${P}_add_chunk(${me}, bytes_) || (bytes_ > need_ && ${P}_add_chunk(${me}, need_));
}
