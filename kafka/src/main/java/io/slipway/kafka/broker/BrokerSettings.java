package io.slipway.kafka.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the embedded broker: one node that is both broker and controller, on the loopback address only.
 *
 * @param dataDir directory of the broker's data
 * @param port port for clients
 * @param controllerPort port of the controller
 * @param internalPort port of a secured broker for itself; not used by others
 * @param security protection; empty for none
 */
record BrokerSettings(Path dataDir, int port, int controllerPort, int internalPort, Optional<BrokerSecurity> security) {

    static final String HOST = "127.0.0.1";
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    static final int NODE_ID = 1;

    private static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("controller.listener.names", CONTROLLER_LISTENER),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("log.retention.ms", "-1"),
            Map.entry("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)),
            Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(2 * 1024 * 1024)),
            Map.entry("log.cleaner.threads", "1"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "2"),
            Map.entry("background.threads", "2"),
            Map.entry("num.recovery.threads.per.data.dir", "1"),
            Map.entry("group.coordinator.threads", "1"),
            Map.entry("share.coordinator.threads", "1"));

    private static final Map<String, String> INTERNAL_TOPICS = Map.of(
            "offsets.topic.num.partitions", "1",
            "offsets.topic.replication.factor", "1",
            "transaction.state.log.num.partitions", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.num.partitions", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1");

    private static final Map<String, String> PLAIN = Map.of(
            "inter.broker.listener.name",
            "PLAINTEXT",
            "listener.security.protocol.map",
            "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");

    String internalServers() {
        return HOST + ":" + internalPort;
    }

    String bootstrapServers() {
        return HOST + ":" + port;
    }

    String logDir() {
        return dataDir.toAbsolutePath().toString();
    }

    Map<String, String> toMap() {
        Map<String, String> map = new HashMap<>(FIXED);
        map.putAll(INTERNAL_TOPICS);
        map.put("node.id", Integer.toString(NODE_ID));
        map.put("log.dirs", logDir());
        map.put("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
        String advertised = security.isPresent()
                ? "CLIENTS://" + bootstrapServers() + ",INTERNAL://" + internalServers()
                : "PLAINTEXT://" + bootstrapServers();
        map.put("listeners", advertised + ",CONTROLLER://" + HOST + ":" + controllerPort);
        map.put("advertised.listeners", advertised);
        map.putAll(security.map(BrokerSecurity::brokerSettings).orElse(PLAIN));
        return map;
    }
}
