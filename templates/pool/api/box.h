/**
 * Own a copy of what a pointer leads to.
 * @param pool_ where the element comes from.
 * @param value_ copied byte by byte.
 * @return A box, empty if and only if ${P}_alloc gives NULL.
 */
TYPED_NODISCARD
${P}_box ${P}_box_copy(${P} *pool_, ${const_T_}*value_)
{
    ${P}_box box_;
    box_.pool_ = pool_;
    box_.object_ = ${P}_alloc(pool_);
    if (box_.object_ != NULL) {
        memcpy((void *)box_.object_, (const void *)value_, sizeof(${T}));
    }
    return box_;
}

/**
 * Own a copy of a value.
 * @param pool_ where the element comes from.
 * @param value_ copied byte by byte.
 * @return A box, empty if and only if ${P}_alloc gives NULL; the value is then the caller's alone.
 */
TYPED_NODISCARD
${P}_box ${P}_box_new(${P} *pool_, ${T_}value_)
{
    return ${P}_box_copy(pool_, &value_);
}

/**
 * Own an element made by ${P}_new.
 * @param pool_ where the element comes from.
 * @return A box, empty if and only if ${P}_new gives NULL.
 */
TYPED_NODISCARD
${P}_box ${P}_box_make(${P} *pool_)
{
    ${P}_box box_;
    box_.pool_ = pool_;
    box_.object_ = ${P}_new(pool_);
    return box_;
}

/**
 * The element of a box, still owned by it.
 * @param box_ the box.
 * @return NULL when the box is empty.
 */
${T_}*${P}_box_get(const ${P}_box *box_)
{
    return box_->object_;
}

/**
 * Move ownership into a new box.
 * @param box_ the box; empty afterwards.
 * @return A box that owns what this one did.
 */
TYPED_NODISCARD
${P}_box ${P}_box_move(${P}_box *box_)
{
    ${P}_box moved_;
    moved_.pool_ = box_->pool_;
    moved_.object_ = box_->object_;
    box_->object_ = NULL;
    return moved_;
}

/**
 * Hand ownership to the caller, who frees or deletes the element.
 * @param box_ the box; empty afterwards.
 * @return The element, or NULL when the box was empty.
 */
TYPED_NODISCARD
${T_}*${P}_box_release(${P}_box *box_)
{
    ${T_}*object_ = box_->object_;
    box_->object_ = NULL;
    return object_;
}

/**
 * Delete the element: drop hook, then free. A box that is empty, or dropped already, is a no-op.
 * @param box_ the box; empty afterwards.
 */
void ${P}_box_drop(${P}_box *box_)
{
    ${T_}*object_ = box_->object_;
    box_->object_ = NULL;
    if (object_ != NULL) {
        ${P}_delete(box_->pool_, object_);
    }
}
