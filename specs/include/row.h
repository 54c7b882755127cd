/* A row, for row.toml. */
#ifndef ROW_H_INCLUDED
#define ROW_H_INCLUDED

struct row {
    long id;
    double values[5];
};

#endif
