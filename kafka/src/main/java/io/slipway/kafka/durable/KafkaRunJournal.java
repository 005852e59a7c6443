package io.slipway.kafka.durable;

import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.StreamMonitor;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A journal of one run in Kafka topics. State, position and outputs of one interval are one transaction. Opening a journal fences off a
 * process that has it open, and ends the transaction that a dead one has left. Not thread-safe.
 */
public final class KafkaRunJournal implements RunJournal {

    private final KafkaJournal journal;
    private final String runId;

    private KafkaRunJournal(KafkaJournal journal, String runId) {
        this.journal = journal;
        this.runId = runId;
    }

    /**
     * Opens the journal of a run, and creates the topics that are absent.
     *
     * @param runId id of the run; a second process with the same id takes it over
     * @throws KafkaProblem if the broker does not answer or refuses
     */
    public static KafkaRunJournal open(KafkaConnection connection, String runId, StreamMonitor monitor) {
        return new KafkaRunJournal(KafkaJournal.open(connection, runId, monitor), runId);
    }

    @Override
    public Optional<SavedRun> newest() {
        return journal.newest(runId::equals).values().stream()
                .findFirst()
                .map(each -> SavedRun.parse(each.head(), each.state()));
    }

    @Override
    public void commit(List<Output> outputs, SavedRun run, Consumer<CrashPoint> points) {
        journal.commit(outputs, List.of(new StateRecord(runId, run.headBytes(), run.state())), points);
    }

    /** Leaves the journal. An open transaction is not committed. */
    @Override
    public void close() {
        journal.close();
    }
}
