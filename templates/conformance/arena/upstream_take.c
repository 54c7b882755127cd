            const size_t live = ${P}_usage(&arena).used;
            const size_t n = 1 + (size_t)test_random(5);
            void *array = element->alloc_n(&arena, n);
            if (array != NULL) {
                memset(array, 0xEE, n * element->size);
            }
            CHECK(${P}_usage(&arena).used == live + (array == NULL ? 0 : n * element->size));
