package io.slipway.kafka.group;

import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * One member of a group of engines, among which the broker divides the partitions of a topic. It fetches no records. An engine that does
 * not answer for ten seconds loses its partitions to the others. Not thread-safe: one thread polls, and is told there what it gains and
 * loses.
 */
public final class EngineGroup implements AutoCloseable {

    /** Time after which an engine that is silent counts as dead: a pause of the JVM is shorter, a person waits as long. */
    private static final String DEAD_AFTER_MS = "10000";

    private static final String HEARTBEAT_MS = "1000";

    private final KafkaConnection connection;
    private final String topic;
    private final String doneMark;
    private final Listener listener;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Set<Integer> held = new TreeSet<>();
    private final Set<Integer> unmarked = new HashSet<>();

    /** Told on the thread that polls. */
    public interface Listener {

        /** The engine works a partition from now on. */
        void onGained(int partition);

        /** The engine does not work a partition any more; its work on it is to have ended when this returns. */
        void onLost(int partition);
    }

    /**
     * Joins a group at the next poll.
     *
     * @param name name of the group
     * @param plan digest of the work; engines of another plan do not take this group's partitions for done
     */
    public EngineGroup(KafkaConnection connection, String topic, String name, String plan, Listener listener) {
        this.connection = connection;
        this.topic = topic;
        this.listener = listener;
        doneMark = "done " + plan;
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, DEAD_AFTER_MS);
        properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
        properties.putAll(connection.consumerProperties());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, "slipway-" + name);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        try {
            consumer = new KafkaConsumer<>(properties);
            consumer.subscribe(List.of(topic), new Rebalances());
        } catch (KafkaException e) {
            throw connection.problem("joining the group " + name, e);
        }
    }

    private final class Rebalances implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            for (int each : numbers(partitions)) {
                held.add(each);
                listener.onGained(each);
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            for (int each : numbers(partitions)) {
                held.remove(each);
                unmarked.remove(each);
                listener.onLost(each);
            }
        }
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Answers the broker, and waits for some time. To be called at least every few minutes.
     *
     * @throws KafkaProblem if the broker refuses
     */
    public void poll(Duration wait) {
        try {
            consumer.poll(wait);
            mark();
        } catch (KafkaException e) {
            throw connection.problem("sharing topic " + topic, e);
        }
    }

    /** True if this engine works a partition, as far as it has been told. */
    public boolean holds(int partition) {
        return held.contains(partition);
    }

    /** Tells all engines, those that come later included, that the work on a partition of this engine is done. */
    public void done(int partition) {
        unmarked.add(partition);
    }

    private void mark() {
        for (int partition : new ArrayList<>(unmarked)) {
            try {
                consumer.commitSync(
                        Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(0, doneMark)),
                        KafkaConnection.ANSWER_LIMIT);
                unmarked.remove(partition);
            } catch (RebalanceInProgressException | CommitFailedException | RetriableException e) {
                // The next poll tells whether the partition is still that of this engine.
                return;
            }
        }
    }

    /**
     * True if the work on some partitions is done, by whichever engines.
     *
     * @throws KafkaProblem if the broker does not answer
     */
    public boolean areDone(Set<Integer> partitions) {
        Set<TopicPartition> asked =
                partitions.stream().map(each -> new TopicPartition(topic, each)).collect(Collectors.toSet());
        try {
            Map<TopicPartition, OffsetAndMetadata> marks = consumer.committed(asked, KafkaConnection.ANSWER_LIMIT);
            return asked.stream().allMatch(each -> {
                OffsetAndMetadata mark = marks.get(each);
                return mark != null && doneMark.equals(mark.metadata());
            });
        } catch (RetriableException e) {
            return false;
        } catch (KafkaException e) {
            throw connection.problem("sharing topic " + topic, e);
        }
    }

    /** Leaves the group, so that others take over at once. */
    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }

    /** Ends as a process does that is killed: the others learn of it from its silence. */
    void abandon() {
        consumer.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP)
                .withTimeout(Duration.ZERO));
    }
}
