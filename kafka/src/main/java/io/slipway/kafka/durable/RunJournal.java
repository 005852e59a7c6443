package io.slipway.kafka.durable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps the states of the orders of one run, and publishes their child orders and fills, so that all are kept or none. */
public interface RunJournal extends AutoCloseable {

    /** The orders as they were last kept, by id; without those that have not begun. */
    Map<String, SavedRun> newest(Set<String> ids);

    /**
     * Keeps states and the outputs since those before.
     *
     * @param states the states by the id of their order
     * @param points told of each point that is reached
     * @throws io.slipway.kafka.KafkaProblem if the broker does not answer, or another process has taken the run over
     */
    void commit(List<Output> outputs, Map<String, SavedRun> states, Consumer<CrashPoint> points);

    @Override
    void close();
}
