package io.slipway.kafka.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.market.MarketDataException;
import io.slipway.model.SavedState;
import io.slipway.model.StateWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** States that are written in parts and read back from a topic, compacted or not. */
class StatePartsTest {

    private static final int COMMITS = 60;

    /** A state with two journals, the second of which lies between two open values. */
    private static SavedState state(long open, List<Long> first, List<Long> second) {
        return new StateWriter()
                .put(open)
                .journal(part -> first.forEach(part::put))
                .put(-open)
                .journal(part -> second.forEach(part::put))
                .put(open + 1)
                .toState();
    }

    private static ConsumerRecord<byte[], byte[]> read(ProducerRecord<byte[], byte[]> record, long offset) {
        ConsumerRecord<byte[], byte[]> read =
                new ConsumerRecord<>(record.topic(), 0, offset, record.key(), record.value());
        record.headers().forEach(read.headers()::add);
        return read;
    }

    private static StateParts reader(List<ProducerRecord<byte[], byte[]>> topic) {
        StateParts parts = new StateParts();
        for (int offset = 0; offset < topic.size(); offset++) {
            parts.read(read(topic.get(offset), offset), key -> key.startsWith("run"));
        }
        return parts;
    }

    /** The newest record of each key, in the order of the topic, as compaction leaves them. */
    private static List<ProducerRecord<byte[], byte[]>> compacted(List<ProducerRecord<byte[], byte[]>> topic) {
        Map<String, ProducerRecord<byte[], byte[]>> newest = new LinkedHashMap<>();
        for (ProducerRecord<byte[], byte[]> record : topic) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            newest.remove(key);
            newest.put(key, record);
        }
        return new ArrayList<>(newest.values());
    }

    private static StateRecord record(String key, SavedState state) {
        return new StateRecord(key, key.getBytes(StandardCharsets.UTF_8), state);
    }

    @Test
    void aStateIsReadAsItWasWrittenLastByAnyNumberOfProcesses() {
        SplittableRandom random = new SplittableRandom(11);
        List<ProducerRecord<byte[], byte[]>> topic = new ArrayList<>();
        StateParts writer = new StateParts();
        Map<String, List<List<Long>>> journals = new LinkedHashMap<>();
        Map<String, SavedState> last = new LinkedHashMap<>();
        int largest = 0;
        for (int commit = 0; commit < COMMITS; commit++) {
            String key = "run" + random.nextInt(2);
            List<List<Long>> lists =
                    journals.computeIfAbsent(key, any -> List.of(new ArrayList<>(), new ArrayList<>()));
            if (random.nextInt(15) == 0) {
                lists.forEach(List::clear);
            }
            for (int more = random.nextInt(6); more > 0; more--) {
                lists.get(random.nextInt(2)).add(random.nextLong());
            }
            SavedState state = state(random.nextInt(64), lists.get(0), lists.get(1));
            List<ProducerRecord<byte[], byte[]>> records = writer.records(record(key, state), "topic", 0);
            records.forEach(each -> assertThat(each.key()).isNotNull());
            largest = Math.max(largest, records.get(records.size() - 1).value().length);
            topic.addAll(records);
            last.put(key, state);
            List<ProducerRecord<byte[], byte[]>> seen = random.nextBoolean() ? topic : compacted(topic);
            StateParts reader = reader(seen);
            Map<String, StateRecord> newest = reader.newest();
            assertThat(newest.keySet()).isEqualTo(last.keySet());
            newest.forEach((found, each) -> {
                assertThat(each.state().bytes())
                        .isEqualTo(Objects.requireNonNull(last.get(found)).bytes());
                assertThat(each.head()).isEqualTo(found.getBytes(StandardCharsets.UTF_8));
            });
            writer = random.nextInt(4) == 0 ? reader : writer;
        }
        assertThat(largest).as("bytes of the open state").isBetween(3, 4);
    }

    @Test
    void whatIsNewIsWrittenOnce() {
        StateParts writer = new StateParts();
        List<Long> fills = new ArrayList<>(List.of(1L, 2L, 3L));
        assertThat(writer.records(record("run", state(5, fills, List.of())), "topic", 0))
                .hasSize(2);
        assertThat(writer.records(record("run", state(6, fills, List.of())), "topic", 0))
                .hasSize(1);
        fills.add(4L);
        List<ProducerRecord<byte[], byte[]>> records =
                writer.records(record("run", state(7, fills, List.of())), "topic", 0);
        assertThat(records.get(0).value()).hasSize(2 * Integer.BYTES + 1);
        assertThat(new String(records.get(0).key(), StandardCharsets.UTF_8)).isEqualTo("run#1");
    }

    @Test
    void aPartThatIsMissingIsASentence() {
        StateParts writer = new StateParts();
        List<ProducerRecord<byte[], byte[]>> topic = new ArrayList<>();
        topic.addAll(writer.records(record("run", state(5, List.of(1L), List.of())), "topic", 0));
        topic.addAll(writer.records(record("run", state(6, List.of(1L, 2L), List.of())), "topic", 0));
        topic.remove(0);
        assertThatThrownBy(() -> reader(topic).newest())
                .isInstanceOf(MarketDataException.class)
                .hasMessageContaining("damaged state of a run: key=run")
                .hasMessageContaining("a part is missing: part=run#0");
        assertThat(Arrays.asList(reader(topic).heads().keySet().toArray())).containsExactly("run");
    }
}
