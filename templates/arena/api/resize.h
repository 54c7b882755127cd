/**
 * Resize an array: in place when it is the newest allocation and there is room behind it, or when it shrinks;
 * else by a copy, and what it had stays taken. ${resize_checks} Not for elements that
 * ${P}_new${E} made.
 * @param ${me} where the array came from.
 * @param array_ the array; NULL, or an old_count_ of 0, is ${P}_alloc${E}_n.
 * @param old_count_ how many it has.
 * @param count_ how many it shall have.
 * @return The array, or NULL as ${P}_alloc${E}_n; the old array is then as it was.
 */
TYPED_NODISCARD
${T_}*${P}_resize${E}(${P} *${me}, ${T_}*array_, size_t old_count_, size_t count_)
{
/*% for step in usable_null %*/
/*% include step %*/
/*% endfor %*/
    if (array_ == NULL || old_count_ == 0) {
        return ${P}_alloc${E}_n(${me}, count_);
    }
/*% for step in check_array %*/
/*% include step %*/
/*% endfor %*/
    if (count_ > TYPED_MOST_BYTES / sizeof(${T})) {
        return (${T_}*)${P}_refuse_size(${me});
    }
/*% for step in refused_growth %*/
/*% include step %*/
/*% endfor %*/
    if (${P}_newest_resize(${me}, array_, old_count_ * sizeof(${T}), count_ * sizeof(${T})${pass_refused})) {
        return array_;
    }
/*% for step in growth_is_refused %*/
/*% include step %*/
/*% endfor %*/
    if (count_ <= old_count_) {
/*% for step in on_resized %*/
/*% include step %*/
/*% endfor %*/
        return array_;
    }
    ${T_}*moved_ = ${P}_alloc${E}_n(${me}, count_);
    if (moved_ != NULL) {
        memmove((void *)moved_, (const void *)array_, old_count_ * sizeof(${T}));
/*% for step in on_resized %*/
/*% include step %*/
/*% endfor %*/
    }
    return moved_;
}
