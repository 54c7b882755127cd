/** Make a pool whose chunks come one by one. The directory, which lists the chunks${and_beside}, is made for
 * ${max_capacity} elements now; the first chunks are allocated for `capacity_`. */
typed_status ${P}_start(${P} *pool_, size_t capacity_, const typed_upstream *upstream_)
{
    ${P}_clear(pool_);
    if (capacity_ == 0 || capacity_ > ${max_capacity}) {
        return TYPED_ERR_INVALID;
    }
    void *block_ = typed_upstream_alloc(upstream_, ${P}_DIRECTORY_BYTES, sizeof(uint64_t));
    if (block_ == NULL) {
        return TYPED_ERR_NOMEM;
    }
    pool_->upstream_ = *upstream_;
    unsigned char *place_ = (unsigned char *)block_;
    pool_->chunks_ = (${P}_slot **)typed_place(&place_, TYPED_ALIGN_UP(${max_chunks} * sizeof(${P}_slot *), sizeof(uint64_t)));
    pool_->by_address_ = (uint32_t *)typed_place(&place_, TYPED_ALIGN_UP(${order_entries} * sizeof(uint32_t), sizeof(uint64_t)));
/*% for array in arrays %*/
    pool_->${array.name} = (${array.type} *)typed_place(&place_, ${array.count}(${max_capacity}) * sizeof(${array.type}));
/*% endfor %*/
    pool_->capacity_ = ${max_capacity};
/*% for step in start %*/
/*% include step %*/
/*% endfor %*/
    if (${P}_reserve(pool_, capacity_) != TYPED_OK) {
        ${P}_destroy(pool_);
/*% for step in zeroed %*/
/*% include step %*/
/*% endfor %*/
        return TYPED_ERR_NOMEM;
    }
    return TYPED_OK;
}
