package io.slipway.tape;

import io.slipway.market.DataIssue;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.model.StateReader;
import io.slipway.model.StateWriter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The market data of one instrument over one stretch of time, decoded once and stored so that any number of strategies can
 * replay it. An event takes 64 bytes, and 12 for each level beyond the best. Immutable and thread-safe.
 */
public final class MarketTape implements MarketRows.Glanced {

    private final TapeFacts facts;
    private final TapeChunks chunks;
    private final long first;
    private final long size;
    private final int[] publisherIds;
    private final long firstEventNs;
    private final long lastEventNs;
    private final TapeTimes times;
    private final @Nullable LongConsumer readListener;

    private MarketTape(Builder builder) {
        facts = builder.facts();
        chunks = TapeChunks.of(builder.chunks, builder.size);
        first = 0;
        size = builder.size;
        publisherIds = builder.publisherIds.stream().toArray();
        firstEventNs = builder.firstEventNs;
        lastEventNs = builder.lastEventNs;
        times = builder.times.done();
        readListener = null;
    }

    private MarketTape(MarketTape other, long from, long to) {
        facts = other.facts;
        chunks = other.chunks;
        first = other.first + from;
        size = to - from;
        readListener = other.readListener;
        BitSet publishers = new BitSet();
        long earliestNs = Long.MAX_VALUE;
        long latestNs = Long.MIN_VALUE;
        TapeTimes ofPart = new TapeTimes();
        MarketEvent event = new MarketEvent();
        for (long index = from; index < to; index++) {
            other.read(index, event);
            publishers.set(event.publisherId());
            ofPart.add(event.eventNs());
            earliestNs = Math.min(earliestNs, event.eventNs());
            latestNs = Math.max(latestNs, event.eventNs());
        }
        publisherIds = publishers.stream().toArray();
        firstEventNs = earliestNs;
        lastEventNs = latestNs;
        times = ofPart.done();
    }

    private MarketTape(MarketTape other, LongConsumer readListener) {
        first = other.first;
        facts = other.facts;
        chunks = other.chunks;
        size = other.size;
        publisherIds = other.publisherIds;
        firstEventNs = other.firstEventNs;
        lastEventNs = other.lastEventNs;
        times = other.times;
        this.readListener = readListener;
    }

    /** The tape that {@link #save} described, with its rows in {@code blocks}. */
    MarketTape(StateReader state, TapeImage.Blocks blocks) {
        facts = TapeFacts.restore(state);
        first = 0;
        size = state.takeLong();
        chunks = TapeChunks.in(blocks, size);
        firstEventNs = state.takeLong();
        lastEventNs = state.takeLong();
        publisherIds =
                LongStream.of(state.takeLongs()).mapToInt(Math::toIntExact).toArray();
        times = new TapeTimes(state, size);
        readListener = null;
    }

    /** Writes all but its rows. */
    void save(StateWriter state) {
        facts.save(state);
        state.put(size).put(firstEventNs).put(lastEventNs);
        state.put(IntStream.of(publisherIds).asLongStream().toArray());
        times.save(state);
    }

    /** Its chunks from the first to the last. */
    TapeChunks chunks() {
        return chunks;
    }

    /** False if it is a part of a tape. */
    boolean isWhole() {
        return first == 0 && size == chunks.rows();
    }

    /**
     * Reads all that {@code reader} has and closes it.
     *
     * @throws MarketDataException if the data is damaged or holds no event
     */
    public static MarketTape readAll(MarketDataReader reader) {
        try (reader) {
            Builder builder = new Builder(reader.instrument());
            MarketEvent event = new MarketEvent();
            while (reader.next(event)) {
                builder.add(event);
            }
            return builder.issues(reader.issues().counts())
                    .absences(reader.issues().absences())
                    .build();
        }
    }

    public Instrument instrument() {
        return facts.instrument();
    }

    /** Number of events. */
    public long size() {
        return size;
    }

    @Override
    public boolean has(long index) {
        return index < size;
    }

    /** The digest. */
    @Override
    public String identity() {
        return facts.sha256();
    }

    /** The publishers that occur, ascending. */
    @Override
    public int[] publisherIds() {
        return publisherIds.clone();
    }

    /** SHA-256 over the symbol and all events in canonical form: the same for every container of the same data. */
    public String sha256() {
        return facts.sha256();
    }

    /** Counts of rows that the reader skipped or corrected; empty if there are none. */
    public Map<DataIssue, Long> issues() {
        return facts.issues();
    }

    /** Optional columns that the sources do not have, as sentences; empty if there are none. */
    public List<String> absences() {
        return facts.absences();
    }

    /** Earliest event time. */
    public long firstEventNs() {
        return firstEventNs;
    }

    /** Latest event time. */
    public long lastEventNs() {
        return lastEventNs;
    }

    /** True if the data of every venue is order-level, so rows contain the removals from the queues. */
    @Override
    public boolean namesOrders() {
        return facts.namesOrders();
    }

    /**
     * The same tape, which tells {@code listener} the index of each row that is read from it. A test counts with it how often a run
     * reads its tape, which other tapes pay nothing for:
     *
     * <pre>{@code
     * AtomicLong reads = new AtomicLong();
     * backtest(tape.withReadListener(index -> reads.incrementAndGet()));
     * assertThat(reads.get()).isLessThanOrEqualTo(3 * tape.size());
     * }</pre>
     *
     * @param listener called by every thread that reads
     */
    public MarketTape withReadListener(LongConsumer listener) {
        return new MarketTape(this, listener);
    }

    /** Order of prints and book rows of one time and venue where the data does not tell it; prints first, unless changed. */
    public TieRule ties() {
        return facts.ties();
    }

    /** The same data, and so the same digest, in the order of another rule. */
    public MarketTape with(TieRule rule, TapeStorage storage) {
        if (rule == facts.ties()) {
            return this;
        }
        Builder builder =
                new Builder(facts.instrument(), storage).issues(facts.issues()).absences(facts.absences());
        builder.sha256 = facts.sha256();
        builder.ties = rule;
        EventOrder order = new EventOrder(1, rule);
        MarketEvent event = new MarketEvent();
        MarketEvent next = new MarketEvent();
        for (long index = 0; index < size; index++) {
            read(index, event);
            order.offer(event, 0);
            while (order.poll(next)) {
                builder.add(next);
            }
        }
        while (order.pollAtEnd(next)) {
            builder.add(next);
        }
        return builder.build();
    }

    /**
     * The events from one index to another, the last excluded, with the publishers and times that occur among them. Its digest is that
     * of the whole tape.
     *
     * @throws IllegalArgumentException if there is no event
     */
    public MarketTape between(long from, long to) {
        if (from < 0 || to > size || from >= to) {
            throw new IllegalArgumentException("no such part: from=" + from + ", to=" + to + ", size=" + size);
        }
        return from == 0 && to == size ? this : new MarketTape(this, from, to);
    }

    /** True if all events from {@code index} on are known to be later than a time; false near its end though they may be. */
    public boolean isOver(long index, long timeNs) {
        return times.areAllAfter(index, timeNs);
    }

    @Override
    public long after(long index, long timeNs) {
        return isOver(index, timeNs) ? size : index + 1;
    }

    /**
     * Copies event {@code index} into {@code event}.
     *
     * @throws IndexOutOfBoundsException if there is no such event
     */
    @Override
    public void read(long index, MarketEvent event) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("no such event: index=" + index + ", size=" + size);
        }
        if (readListener != null) {
            readListener.accept(index);
        }
        long at = first + index;
        chunks.get((int) (at / TapeChunk.CAPACITY)).read((int) (at % TapeChunk.CAPACITY), event);
    }

    @Override
    public long eventNs(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("no such event: index=" + index + ", size=" + size);
        }
        long at = first + index;
        return chunks.get((int) (at / TapeChunk.CAPACITY)).eventNs((int) (at % TapeChunk.CAPACITY));
    }

    @Override
    public long glance(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("no such event: index=" + index + ", size=" + size);
        }
        long at = first + index;
        return chunks.get((int) (at / TapeChunk.CAPACITY)).glance((int) (at % TapeChunk.CAPACITY));
    }

    /** Collects events in order. Not thread-safe. */
    public static final class Builder {

        private final Instrument instrument;
        private final TapeStorage storage;
        private final List<TapeChunk> chunks = new ArrayList<>();
        private final BitSet publisherIds = new BitSet();
        private final EventDigest digest;
        private final TapeTimes times = new TapeTimes();
        private String sha256 = "";
        private TieRule ties = TieRule.PRINTS_FIRST;
        private long size;
        private long firstEventNs = Long.MAX_VALUE;
        private long lastEventNs = Long.MIN_VALUE;
        private boolean hasNamed;
        private boolean hasUnnamed;
        private Map<DataIssue, Long> issues = Map.of();
        private List<String> absences = List.of();

        /** A tape on the heap. */
        public Builder(Instrument instrument) {
            this(instrument, TapeStorage.heap());
        }

        /** A tape in {@code storage}. */
        public Builder(Instrument instrument, TapeStorage storage) {
            this(instrument, storage, new EventDigest(instrument));
        }

        /** A tape in {@code storage}, with a digest that has no events yet. */
        public Builder(Instrument instrument, TapeStorage storage, EventDigest digest) {
            this.instrument = instrument;
            this.storage = storage;
            this.digest = digest;
        }

        /** Appends a copy of {@code event}. */
        public void add(MarketEvent event) {
            int offset = (int) (size % TapeChunk.CAPACITY);
            if (offset == 0) {
                chunks.add(new TapeChunk(storage));
            }
            chunks.get(chunks.size() - 1).write(offset, event);
            if (sha256.isEmpty()) {
                digest.add(event);
            }
            times.add(event.eventNs());
            firstEventNs = Math.min(firstEventNs, event.eventNs());
            lastEventNs = Math.max(lastEventNs, event.eventNs());
            publisherIds.set(event.publisherId());
            hasNamed |= event.namesOrders();
            hasUnnamed |= !event.namesOrders() && event.action().isBook();
            size++;
        }

        /** Copies one of the events so far into {@code event}, by its index below {@link #size}. */
        public void read(long index, MarketEvent event) {
            chunks.get((int) (index / TapeChunk.CAPACITY)).read((int) (index % TapeChunk.CAPACITY), event);
        }

        /** Sets the counts of rows that the reader of these events skipped or repaired. */
        public Builder issues(Map<DataIssue, Long> counts) {
            issues = counts;
            return this;
        }

        /** Sets the optional columns that the sources of these events do not have, as sentences. */
        public Builder absences(List<String> sentences) {
            absences = sentences;
            return this;
        }

        private TapeFacts facts() {
            String digestOrGiven = sha256.isEmpty() ? digest.hex() : sha256;
            return new TapeFacts(instrument, digestOrGiven, issues, absences, hasNamed && !hasUnnamed, ties);
        }

        /** Number of events so far. */
        public long size() {
            return size;
        }

        /**
         * The tape of all events added.
         *
         * @throws MarketDataException if there is none
         */
        public MarketTape build() {
            if (size == 0) {
                throw new MarketDataException("no market data: symbol=" + instrument.symbol() + ", events=0");
            }
            return new MarketTape(this);
        }
    }
}
