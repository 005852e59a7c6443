package io.slipway.app.doctor;

import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.KafkaProblem;
import io.slipway.kafka.health.ClockOffset;
import io.slipway.kafka.health.ClusterFacts;
import io.slipway.kafka.health.ClusterFacts.TopicFacts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks of a cluster: reachable, its topics keep their records, its clock. */
final class ClusterChecks {

    /** Topics of durable and live runs. */
    private static final List<String> OWN = List.of("slipway.orders", "slipway.fills", "slipway.orders.in");

    private static final String STATE = "slipway.state";

    /** The state of a run has at most 8 MiB, in one record. */
    private static final long LARGEST_STATE = 8L << 20;

    /** Time stamps of a paced replay and of a recorder that differ by more are of little use. */
    private static final double LARGEST_OFFSET_MS = 500;

    private final KafkaConnection connection;
    private final Set<String> topics;

    ClusterChecks(KafkaConnection connection, List<String> topics) {
        this.connection = connection;
        this.topics = new LinkedHashSet<>(topics);
    }

    List<Check> all(InstantSource clock) {
        Set<String> asked = new LinkedHashSet<>(topics);
        asked.addAll(OWN);
        asked.add(STATE);
        ClusterFacts facts;
        try {
            facts = ClusterFacts.ask(connection, asked);
        } catch (KafkaProblem e) {
            return List.of(Check.fail(
                    "broker",
                    String.valueOf(e.getMessage()),
                    "start the broker, or correct the address or the settings of --kafka-config"));
        }
        List<Check> checks = new ArrayList<>();
        checks.add(
                Check.ok("broker", "cluster " + facts.clusterId() + ", brokers " + String.join(" ", facts.brokers())));
        for (String topic : asked) {
            TopicFacts found = facts.topics().get(topic);
            if (found != null) {
                checks.add(topic.equals(STATE) ? state(found) : topic(topic, found));
            } else if (topics.contains(topic)) {
                checks.add(Check.warn("topic " + topic, "does not exist", "fill it with slipway produce"));
            }
        }
        checks.add(clock(clock));
        return checks;
    }

    static Check topic(String name, TopicFacts facts) {
        List<String> faults = new ArrayList<>();
        expect(faults, facts.settings(), "retention.ms", "-1");
        expect(faults, facts.settings(), "retention.bytes", "-1");
        expect(faults, facts.settings(), "cleanup.policy", "delete");
        String text = facts.partitions()
                + (facts.partitions() == 1 ? " partition, " : " partitions, ")
                + facts.replicas()
                + (facts.replicas() == 1 ? " copy" : " copies");
        if (faults.isEmpty()) {
            return Check.ok("topic " + name, text);
        }
        return Check.warn(
                "topic " + name,
                text + ", may delete records: " + String.join(", ", faults),
                "set retention.ms=-1, retention.bytes=-1 and cleanup.policy=delete, or read soon after producing");
    }

    static Check state(TopicFacts facts) {
        String name = "topic " + STATE;
        String policy = facts.settings().getOrDefault("cleanup.policy", "compact");
        long largest = Long.parseLong(facts.settings().getOrDefault("max.message.bytes", Long.toString(LARGEST_STATE)));
        if (!policy.equals("compact")) {
            return Check.fail(name, "cleanup.policy=" + policy, "set cleanup.policy=compact: states would be deleted");
        }
        if (largest < LARGEST_STATE) {
            return Check.warn(
                    name, "max.message.bytes=" + largest, "set max.message.bytes=" + LARGEST_STATE + " for long runs");
        }
        return Check.ok(name, "compacted");
    }

    private static void expect(List<String> faults, Map<String, String> settings, String name, String value) {
        String found = settings.getOrDefault(name, value);
        if (!found.equals(value)) {
            faults.add(name + "=" + found);
        }
    }

    private Check clock(InstantSource clock) {
        try {
            return clock(ClockOffset.measure(connection, clock));
        } catch (KafkaProblem e) {
            return Check.warn(
                    "clock",
                    "not measured: " + e.getMessage(),
                    "the check needs the right to create and delete a topic slipway.doctor-*");
        }
    }

    static Check clock(ClockOffset offset) {
        double error = offset.roundTripMs() / 2 + 1;
        String text = String.format("broker minus this machine %+.0f ms, known to %.0f ms", offset.offsetMs(), error);
        return Math.abs(offset.offsetMs()) - error <= LARGEST_OFFSET_MS
                ? Check.ok("clock", text)
                : Check.warn("clock", text, "synchronise both clocks, for instance with chrony");
    }
}
