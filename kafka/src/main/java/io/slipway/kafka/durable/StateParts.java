package io.slipway.kafka.durable;

import io.slipway.kafka.wire.RecordPlace;
import io.slipway.market.MarketDataException;
import io.slipway.model.SavedState;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * States as records. The open part of a state is the record of its key. What its journals have added since the record before is a record
 * of a key of its own, {@code KEY#0}, {@code KEY#1} and so on, which no later one replaces. So a commit writes what is open and what is
 * new, and not all that has happened. Not thread-safe.
 *
 * <p>If a state does not have the journals of the one before it, as after a new venue was seen, they are written whole in a new
 * generation, and records of other generations count no more.
 */
final class StateParts {

    private static final String HEAD = "slipway-state";
    private static final String JOURNALS = "slipway-journals";
    private static final String PART_OF = "slipway-part-of";
    private static final byte[] NOTHING = {};

    private final Map<String, Kept> kept = new HashMap<>();
    private final Map<String, ConsumerRecord<byte[], byte[]>> open = new TreeMap<>();
    private final Map<String, Map<Long, Map<Integer, byte[]>>> parts = new HashMap<>();

    /** A state as it was written or read last, and the number of records that have its journals. */
    private record Kept(long generation, int records, SavedState state) {}

    /** The records of a state, given what those before have. */
    List<ProducerRecord<byte[], byte[]>> records(StateRecord record, String topic, int partition) {
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
        SavedState state = record.state();
        Kept before = kept.get(record.key());
        if (before == null || !state.continues(before.state())) {
            long generation = before == null ? 0 : before.generation() + 1;
            before = new Kept(Math.max(System.currentTimeMillis(), generation), 0, SavedState.of(NOTHING));
        }
        int count = before.records();
        byte[] added = added(state, before.state());
        if (added.length > 0) {
            ByteBuffer place = ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                    .putLong(before.generation())
                    .putInt(count);
            ProducerRecord<byte[], byte[]> part =
                    new ProducerRecord<>(topic, partition, utf8(record.key() + "#" + count), added);
            part.headers().add(new RecordHeader(PART_OF, utf8(record.key())));
            part.headers().add(new RecordHeader(JOURNALS, place.array()));
            all.add(part);
            count++;
        }
        Kept now = new Kept(before.generation(), count, state);
        kept.put(record.key(), now);
        ProducerRecord<byte[], byte[]> whole = new ProducerRecord<>(topic, partition, utf8(record.key()), state.open());
        whole.headers().add(new RecordHeader(HEAD, record.head()));
        if (state.journalCount() > 0) {
            whole.headers().add(new RecordHeader(JOURNALS, journals(now)));
        }
        all.add(whole);
        return all;
    }

    /** Additions to the journals, each with its length; empty if there are none. */
    private static byte[] added(SavedState state, SavedState before) {
        ByteArrayOutputStream added = new ByteArrayOutputStream();
        boolean any = false;
        for (int i = 0; i < state.journalCount(); i++) {
            byte[] news = state.journal(i, i < before.journalCount() ? before.journalBytes(i) : 0);
            any |= news.length > 0;
            added.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(news.length).array());
            added.writeBytes(news);
        }
        return any ? added.toByteArray() : NOTHING;
    }

    /** Generation and number of records, then the place and the length of each journal. */
    private static byte[] journals(Kept state) {
        int count = state.state().journalCount();
        ByteBuffer journals = ByteBuffer.allocate(Long.BYTES + Integer.BYTES * (2 + 2 * count));
        journals.putLong(state.generation()).putInt(state.records()).putInt(count);
        for (int i = 0; i < count; i++) {
            journals.putInt(state.state().openBefore(i)).putInt(state.state().journalBytes(i));
        }
        return journals.array();
    }

    /**
     * Takes a record of the topic, in the order of the topic.
     *
     * @throws MarketDataException if it is of a key that is meant and is no state
     */
    void read(ConsumerRecord<byte[], byte[]> record, Predicate<String> wanted) {
        Header partOf = record.headers().lastHeader(PART_OF);
        if (partOf != null) {
            String key = new String(partOf.value(), StandardCharsets.UTF_8);
            if (record.value() != null && wanted.test(key)) {
                ByteBuffer place = ByteBuffer.wrap(header(record, JOURNALS));
                parts.computeIfAbsent(key, any -> new HashMap<>())
                        .computeIfAbsent(place.getLong(), any -> new HashMap<>())
                        .put(place.getInt(), record.value());
            }
            return;
        }
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        if (!wanted.test(key)) {
            return;
        }
        if (record.value() == null) {
            open.remove(key);
        } else {
            byte[] unused = header(record, HEAD);
            open.put(key, record);
        }
    }

    private static byte[] header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header found = record.headers().lastHeader(name);
        if (found == null) {
            throw RecordPlace.of(record).problem("not a state of a run", "header " + name + "=missing");
        }
        return found.value();
    }

    /**
     * The newest state of each key that was read. The states that are written from now on go on from them.
     *
     * @throws MarketDataException if a part of one is missing
     */
    Map<String, StateRecord> newest() {
        Map<String, StateRecord> newest = new TreeMap<>();
        open.forEach((key, record) -> {
            Kept state = kept(key, record);
            kept.put(key, state);
            newest.put(key, new StateRecord(key, header(record, HEAD), state.state()));
        });
        open.clear();
        parts.clear();
        return newest;
    }

    /** The facts of the newest state of each key that was read, without the states. */
    Map<String, StateRecord> heads() {
        Map<String, StateRecord> heads = new TreeMap<>();
        open.forEach((key, record) ->
                heads.put(key, new StateRecord(key, header(record, HEAD), SavedState.of(record.value()))));
        return heads;
    }

    private Kept kept(String key, ConsumerRecord<byte[], byte[]> record) {
        Header journals = record.headers().lastHeader(JOURNALS);
        if (journals == null) {
            return new Kept(0, 0, SavedState.of(record.value()));
        }
        try {
            ByteBuffer facts = ByteBuffer.wrap(journals.value());
            long generation = facts.getLong();
            int records = facts.getInt();
            int count = facts.getInt();
            byte[][] whole =
                    joined(parts.getOrDefault(key, Map.of()).getOrDefault(generation, Map.of()), records, count, key);
            int[] openBefore = new int[count];
            for (int i = 0; i < count; i++) {
                openBefore[i] = facts.getInt();
                if (facts.getInt() != whole[i].length) {
                    throw new IllegalArgumentException("a journal has another length: journal=" + i);
                }
            }
            return new Kept(generation, records, SavedState.join(record.value(), openBefore, whole));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new MarketDataException("damaged state of a run: key=" + key + ", reason=" + e.getMessage(), e);
        }
    }

    private static byte[][] joined(Map<Integer, byte[]> parts, int records, int count, String key) {
        List<ByteArrayOutputStream> whole = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            whole.add(new ByteArrayOutputStream());
        }
        for (int record = 0; record < records; record++) {
            byte @Nullable [] part = parts.get(record);
            if (part == null) {
                throw new IllegalArgumentException("a part is missing: part=" + key + "#" + record);
            }
            ByteBuffer bytes = ByteBuffer.wrap(part);
            for (ByteArrayOutputStream journal : whole) {
                byte[] news = new byte[Math.min(bytes.getInt(), bytes.remaining())];
                bytes.get(news);
                journal.writeBytes(news);
            }
        }
        return whole.stream().map(ByteArrayOutputStream::toByteArray).toArray(byte[][]::new);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
