/** Report what is live when the ${noun} ends${less_dropped}. */
void ${P}_report_at_end(const ${P} *${me})
{
    typed_leaks leaks_;
    (void)${P}_gather_leaks(${me}, 0, ${gather_rest}&leaks_);
    typed_leaks_at_end(&leaks_, ${P}_name(${me}));
}
