/** The first byte between a node and its element that somebody wrote; NULL when none was. */
const void *${P}_torn_made(const ${P}_drop_node *node_)
{
    const size_t lead_ = ${lead_of_node};
    const unsigned char *guard_ = (const unsigned char *)node_ + offsetof(${P}_drop_node, guard_);
    return lead_ == 0 ? guard_ : typed_first_other(guard_, lead_ - offsetof(${P}_drop_node, guard_), ${P}_GUARD_BYTE);
}

/** The newest element to be dropped, or NULL. A write before it is kept to be reported; one that reached its node leaves none. */
${P}_drop_node *${P}_first_made(${P} *${me})
{
    ${P}_drop_node *node_ = ${me}->made_;
    const void *torn_ = node_ == NULL ? NULL : ${P}_torn_made(node_);
    if (TYPED_LIKELY(torn_ == NULL)) {
        return node_;
    }
    ${P}_keep_damage(${me}, TYPED_FAULT_UNDERFLOW, (const unsigned char *)node_ + ${lead_of_node}, ${made_site});
    if (torn_ == (const void *)node_->guard_) {
        ${me}->made_ = NULL;
    } else {
        memset((unsigned char *)node_ + offsetof(${P}_drop_node, guard_), ${P}_GUARD_BYTE, ${lead_of_node} - offsetof(${P}_drop_node, guard_));
    }
    return ${me}->made_;
}

/** The newest element to be dropped before which somebody wrote, or NULL. */
const void *${P}_first_torn_made(const ${P} *${me})
{
    const ${P}_drop_node *node_ = ${me}->made_;
    while (node_ != NULL && ${P}_torn_made(node_) == NULL) {
        node_ = node_->previous_;
    }
    return node_ == NULL ? NULL : (const unsigned char *)node_ + ${lead_of_node};
}
