/** Whether a pop is of no block that is handed out, and what is to be said of it when nothing is held. A block that is not the
 * newest may have been that a moment ago: another thread came between, which is no fault. */
TYPED_COLD
bool ${P}_refuses_pop(const ${P} *${me}, size_t bytes_, typed_damage *refused_)
{
    const void *array_ = refused_->address_;
    const bool is_inside_ = ${P}_run_from(${me}, array_) > 0;
    if (is_inside_ && ${P}_is_block(${me}, array_, bytes_)) {
        return false;
    }
    refused_->kind_ = is_inside_ ? TYPED_FAULT_NOT_LIFO : TYPED_FAULT_FOREIGN_POINTER;
    refused_->at_ = ${array_site};
    return true;
}
