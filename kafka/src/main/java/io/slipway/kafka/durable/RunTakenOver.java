package io.slipway.kafka.durable;

import io.slipway.kafka.KafkaProblem;

/** Another process has opened the journal of a run, so this one cannot commit any more. */
public final class RunTakenOver extends KafkaProblem {

    private static final long serialVersionUID = 1L;

    RunTakenOver(String name, Throwable cause) {
        super("another process has taken over the run, this one ends: id=" + name, cause);
    }
}
