package io.slipway.kafka.durable;

import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.StreamMonitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A journal of one run in Kafka topics. States, positions and outputs of one interval are one transaction. Opening a journal fences off
 * a process that has it open, and ends the transaction that a dead one has left. Not thread-safe.
 */
public final class KafkaRunJournal implements RunJournal {

    private final KafkaJournal journal;

    private KafkaRunJournal(KafkaJournal journal) {
        this.journal = journal;
    }

    /**
     * Opens the journal of a run, and creates the topics that are absent.
     *
     * @param name name of the run; a second process with the same name takes it over
     * @throws KafkaProblem if the broker does not answer or refuses
     */
    public static KafkaRunJournal open(KafkaConnection connection, String name, StreamMonitor monitor) {
        return new KafkaRunJournal(KafkaJournal.open(connection, name, monitor));
    }

    /**
     * A journal of a run that other processes have ended, which takes nothing over and cannot commit.
     *
     * @param name name of the run, for messages
     */
    public static RunJournal reading(KafkaConnection connection, String name) {
        return new RunJournal() {
            @Override
            public Map<String, SavedRun> newest(Set<String> ids) {
                return parsed(KafkaJournal.newest(connection, name, ids::contains));
            }

            @Override
            public void commit(List<Output> outputs, Map<String, SavedRun> states, Consumer<CrashPoint> points) {
                throw new KafkaProblem("the run is not at its end: id=" + name);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Map<String, SavedRun> newest(Set<String> ids) {
        return parsed(journal.newest(ids::contains));
    }

    private static Map<String, SavedRun> parsed(Map<String, StateRecord> states) {
        Map<String, SavedRun> runs = new TreeMap<>();
        states.forEach((id, each) -> runs.put(id, SavedRun.parse(each.head(), each.state())));
        return runs;
    }

    @Override
    public void commit(List<Output> outputs, Map<String, SavedRun> states, Consumer<CrashPoint> points) {
        List<StateRecord> records = new ArrayList<>();
        states.forEach((id, run) -> records.add(new StateRecord(id, run.headBytes(), run.state())));
        journal.commit(outputs, records, points);
    }

    /** Leaves the journal. An open transaction is not committed. */
    @Override
    public void close() {
        journal.close();
    }
}
