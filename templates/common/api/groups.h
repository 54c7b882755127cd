
/*% for group in groups %*/
/* What all allocators of this group have been allowed, in whichever spec. */
extern typed_group ${group};
/*% endfor %*/
