/**
 * Give unused memory back. ${trim_nothing_why}
 * @param pool_ the pool.
 * @param keep_bytes_ memory to keep at least, whether used or not.
 * @return Bytes given back: 0.
 */
size_t ${P}_trim(${P} *pool_, size_t keep_bytes_)
{
    (void)pool_;
    (void)keep_bytes_;
/*% for step in usable_zero %*/
/*% include step %*/
/*% endfor %*/
    return 0;
}
