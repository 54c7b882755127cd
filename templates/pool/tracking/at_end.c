/** Report what is live when the pool ends. */
void ${P}_report_at_end(const ${P} *pool_)
{
    typed_leaks leaks_;
    ${P}_gather_leaks(pool_, 0, &leaks_);
    typed_leaks_at_end(&leaks_, ${P}_name(pool_));
}
