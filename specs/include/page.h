#ifndef PAGE_H_INCLUDED
#define PAGE_H_INCLUDED

struct page {
    unsigned long key;
    unsigned char content[1000];
};

#endif
