package io.slipway.kafka.durable;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps the state of one run, and publishes its orders and fills, so that both are kept or neither is. */
public interface RunJournal extends AutoCloseable {

    /** The run as it was last kept; empty if it has not begun. */
    Optional<SavedRun> newest();

    /**
     * Keeps a state and the outputs since the one before.
     *
     * @param points told of each point that is reached
     * @throws io.slipway.kafka.KafkaProblem if the broker does not answer, or another process has taken the run over
     */
    void commit(List<Output> outputs, SavedRun run, Consumer<CrashPoint> points);

    @Override
    void close();
}
