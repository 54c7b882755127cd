        if (${P}_SPAN(note_.size_) == ${P}_SPAN(size_)) {
            ${P}_newest_look(${me}); /* its guard is still there */
        }
