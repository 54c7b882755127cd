/** Whether an array is one that was handed out; a fault when not. */
bool ${P}_owns(const ${P} *${me}, const void *array_, size_t count_, size_t size_, size_t align_)
{
/*% for step in look %*/
/*% include step %*/
/*% endfor %*/
    size_t run_ = ${P}_${run_from}(${me}, array_);
/*% for step in owns_exactly %*/
/*% include step %*/
/*% endfor %*/
    const bool is_aligned_ = ((uintptr_t)array_ & (align_ - 1)) == 0;
    const bool is_owned_ = count_ <= run_ / size_ && is_aligned_;
/*% for step in owns_site %*/
/*% include step %*/
/*% endfor %*/
/*% for step in look_end %*/
/*% include step %*/
/*% endfor %*/
/*% for step in owns_torn %*/
/*% include step %*/
/*% endfor %*/
    if (is_owned_) {
        return true;
    }
/*% for step in refuse_array %*/
/*% include step %*/
/*% endfor %*/
    return false;
}
