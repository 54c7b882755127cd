
/* What the registry asks of any ${noun} of this spec. */
static const char *${P}_listed_name(const void *${me})
{
    const char *name_ = ((const ${P} *)${me})->name_;
    return name_ == NULL ? "${P}" : name_;
}

static typed_usage ${P}_listed_usage(const void *${me})
{
    return ${P}_usage((const ${P} *)${me});
}

static bool ${P}_listed_stats(const void *${me}, typed_stats *out_)
{
    return ${P}_stats((const ${P} *)${me}, out_);
}

static const typed_listed_kind ${P}_listed_kind = {
    "${kind}",
    ${spec_file},
    "${thread_safety}",
    "${preset}",
    ${P}_listed_name,
    ${P}_listed_usage,
    ${P}_listed_stats,
};
