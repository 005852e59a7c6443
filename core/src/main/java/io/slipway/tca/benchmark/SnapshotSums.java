package io.slipway.tca.benchmark;

import io.slipway.calendar.SessionClock;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.VenueBooks;
import io.slipway.model.ParentOrder;
import io.slipway.model.WideSum;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeObserver;
import io.slipway.tape.TapePass;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Sums over the trial's snapshots inside an order's window: the displayed size of the far side by time bucket, and its
 * size-weighted price, which the trial calls VWAP. They know the whole window, so whatever uses them looks ahead.
 *
 * @param firstNs time of the first snapshot, or the order's start where there is none
 * @param sizeByBucket displayed size in each bucket from {@code firstNs}; at least one bucket
 * @param sizeSum displayed size in all
 * @param notionalE9 sum of price times size
 */
public record SnapshotSums(long firstNs, List<Long> sizeByBucket, BigInteger sizeSum, BigInteger notionalE9) {

    /** The sums over no snapshot. */
    public static final SnapshotSums NONE = new SnapshotSums(0, List.of(0L), BigInteger.ZERO, BigInteger.ZERO);

    /** Copies the list. */
    public SnapshotSums {
        sizeByBucket = List.copyOf(sizeByBucket);
    }

    /** Sums the snapshots of {@code tape} over the window of {@code order}, in buckets of {@code bucketNs}. */
    public static SnapshotSums of(MarketTape tape, ParentOrder order, long bucketNs) {
        Observer observer = new Observer(tape, order, bucketNs);
        TapePass.over(tape).add(observer).run();
        return observer.sums();
    }

    /** True if any snapshot showed size. */
    public boolean hasPrice() {
        return sizeSum.signum() > 0;
    }

    /** Makes a snapshot of the rows of each time stamp: the best level of the first row of each venue. */
    public static final class Observer implements TapeObserver {

        private final ParentOrder order;
        private final VenueBooks books;
        private final Collector collector;
        private final SessionClock sessions;
        private final BitSet seen = new BitSet();
        private final MarketEvent best = new MarketEvent();
        private long eventNs;

        public Observer(MarketTape tape, ParentOrder order, long bucketNs) {
            this.order = order;
            books = new VenueBooks(tape.publisherIds());
            collector = new Collector(order, bucketNs);
            sessions = new SessionClock(order.sessions());
        }

        @Override
        public void onRow(MarketEvent event, long index) {
            if (event.eventNs() != eventNs) {
                endSnapshot();
            }
            sessions.advanceTo(event.eventNs());
            boolean inside =
                    event.eventNs() >= order.startNs() && event.eventNs() <= order.endNs() && sessions.isOpen();
            if (inside && !event.action().isStatus()) {
                eventNs = event.eventNs();
                if (!seen.get(event.publisherId())) {
                    seen.set(event.publisherId());
                    books.apply(best.copyOf(event).cutTo(1));
                }
            }
        }

        @Override
        public void onEnd() {
            endSnapshot();
        }

        private void endSnapshot() {
            if (!seen.isEmpty()) {
                collector.add(eventNs, books.view().opposite(order.side()));
                books.clear();
                seen.clear();
            }
        }

        public SnapshotSums sums() {
            return collector.toSums();
        }
    }

    private static final class Collector {

        private final ParentOrder order;
        private final long bucketNs;
        private long firstNs = Long.MIN_VALUE;
        private int buckets = 1;
        private long[] sizes = new long[16];
        private final WideSum notionalE9 = new WideSum();

        private Collector(ParentOrder order, long bucketNs) {
            this.order = order;
            this.bucketNs = bucketNs;
        }

        private void add(long eventNs, DisplayedSide displayed) {
            if (firstNs == Long.MIN_VALUE) {
                firstNs = eventNs;
            }
            int bucket = (int) Math.max(0, (eventNs - firstNs) / bucketNs);
            buckets = Math.max(buckets, bucket + 1);
            if (buckets > sizes.length) {
                sizes = Arrays.copyOf(sizes, 2 * buckets);
            }
            for (int venue = 0; venue < displayed.venues(); venue++) {
                addVenue(bucket, displayed.size(venue), order.side().sign() * displayed.signedPxE9(venue));
            }
        }

        private void addVenue(int bucket, long size, long pxE9) {
            if (size > 0) {
                sizes[bucket] += size;
                notionalE9.add(size, pxE9);
            }
        }

        private SnapshotSums toSums() {
            long[] byBucket = Arrays.copyOf(sizes, buckets);
            BigInteger sum = BigInteger.valueOf(Arrays.stream(byBucket).sum());
            long startNs = firstNs == Long.MIN_VALUE ? order.startNs() : firstNs;
            return new SnapshotSums(startNs, Arrays.stream(byBucket).boxed().toList(), sum, notionalE9.toBigInteger());
        }
    }
}
