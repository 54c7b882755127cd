            const size_t used = ${P}_used(&arena);
            const ${suite_Marker} mark = ${P}_${suite_mark}(&arena);
            const size_t n = 1 + (size_t)test_random(5);
            void *array = element->alloc_n(&arena, n);
            if (array != NULL) {
                memset(array, 0xEE, n * element->size);
            } else {
                CHECK(${P}_used(&arena) == used);
            }
            if (test_random(8) == 0) {
                CHECK(${P}_restore(&arena, mark) == TYPED_OK);
                CHECK(${P}_used(&arena) == used);
            }
