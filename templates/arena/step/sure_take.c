    if (TYPED_UNLIKELY(!${watch_holds}(&${me}->watch_, ${me}))) {
        return (${T_}*)${P}_slow_take(${me}, sizeof(${T}), ${span}, ${alignment});
    }
