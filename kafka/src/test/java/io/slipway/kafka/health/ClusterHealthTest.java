package io.slipway.kafka.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.kafka.KafkaConnection;
import io.slipway.kafka.StreamMonitor;
import io.slipway.kafka.TopicPreparation;
import io.slipway.kafka.broker.EmbeddedBroker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClusterHealthTest {

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.startTemporary();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static KafkaConnection connection() {
        return KafkaConnection.of(broker.bootstrapServers());
    }

    @Test
    void describesTheTopicsThatExist() {
        new TopicPreparation(connection(), StreamMonitor.NONE).prepare("quotes", 3);
        ClusterFacts facts = ClusterFacts.ask(connection(), List.of("quotes", "absent"));
        assertThat(facts.brokers()).containsExactly(broker.bootstrapServers());
        assertThat(facts.topics()).containsOnlyKeys("quotes");
        ClusterFacts.TopicFacts quotes = facts.topics().values().iterator().next();
        assertThat(quotes.partitions()).isEqualTo(3);
        assertThat(quotes.replicas()).isEqualTo(1);
        assertThat(quotes.settings()).containsEntry("retention.ms", "-1").containsEntry("cleanup.policy", "delete");
    }

    @Test
    void theClockOfThisMachineIsThatOfItsBroker() {
        ClockOffset offset = ClockOffset.measure(connection(), InstantSource.system());
        assertThat(Math.abs(offset.offsetMs())).isLessThanOrEqualTo(offset.roundTripMs() / 2 + 1);
    }

    @Test
    void aClockThatIsFiveSecondsBehindIsFoundAndNoTopicIsLeft() throws Exception {
        InstantSource late = InstantSource.offset(InstantSource.system(), Duration.ofSeconds(-5));
        ClockOffset offset = ClockOffset.measure(connection(), late);
        assertThat(Math.abs(offset.offsetMs() - 5_000)).isLessThanOrEqualTo(offset.roundTripMs() / 2 + 1);
        try (Admin admin = Admin.create(connection().adminProperties())) {
            Set<String> topics = admin.listTopics().names().get();
            assertThat(topics).noneMatch(name -> name.startsWith("slipway.doctor"));
        }
    }

    @Test
    void theVersionOfTheClientIsANumber() {
        assertThat(ClusterFacts.clientVersion()).matches("\\d+\\.\\d+\\.\\d+");
    }
}
