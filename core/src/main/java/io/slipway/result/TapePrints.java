package io.slipway.result;

import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The prints of the tape that a chart shows: trades of others that took place in a book.
 *
 * @param count prints in the time that is shown
 * @param qty shares of all of them
 * @param kept those kept, by time
 */
public record TapePrints(long count, long qty, List<Print> kept) {

    /** Copies the list. */
    public TapePrints {
        kept = List.copyOf(kept);
    }

    /**
     * One print.
     *
     * @param timeNs time, ns since 1970 UTC, not before that of the row before it
     * @param publisherId the venue's publisher id
     * @param pxE9 price in 1e-9 of the quote currency
     * @param qty shares
     * @param side the aggressor's side
     */
    public record Print(long timeNs, int publisherId, long pxE9, long qty, BookSide side) {}

    /**
     * Thins the prints of one pass.
     *
     * @param fromNs beginning of the first stretch, not after any print
     * @param stretchNs length of a stretch
     * @param mostWhole most prints of which all are kept
     * @param fillsNs moments of fills
     */
    public static Thinned thinned(long fromNs, long stretchNs, int mostWhole, Set<Long> fillsNs) {
        return new Thinned(fromNs, stretchNs, mostWhole, fillsNs);
    }

    /**
     * Thins prints. Up to a number all are kept. Of more, those at the moments of fills are kept, and the largest of each of many
     * equal stretches of time, the earliest of equal ones. Not thread-safe.
     */
    public static final class Thinned {

        private final long fromNs;
        private final long stretchNs;
        private final int mostWhole;
        private final Set<Long> fillsNs;
        private final List<Print> all = new ArrayList<>();
        private final List<Print> thin = new ArrayList<>();
        private int largest = -1;
        private long stretch = -1;
        private long count;
        private long qty;

        private Thinned(long fromNs, long stretchNs, int mostWhole, Set<Long> fillsNs) {
            this.fromNs = fromNs;
            this.stretchNs = stretchNs;
            this.mostWhole = mostWhole;
            this.fillsNs = fillsNs;
        }

        /** Takes a print; {@code timeNs} is its time, not before that of the print before it. */
        public void onPrint(MarketEvent event, long timeNs) {
            count++;
            qty = Math.addExact(qty, event.size());
            Print print = new Print(timeNs, event.publisherId(), event.priceE9(), event.size(), event.side());
            if (all.size() < mostWhole) {
                all.add(print);
            }
            if (fillsNs.contains(timeNs)) {
                if (thin.size() < mostWhole) {
                    thin.add(print);
                }
                return;
            }
            long at = (timeNs - fromNs) / stretchNs;
            if (at != stretch) {
                stretch = at;
                largest = thin.size();
                thin.add(print);
            } else if (print.qty() > thin.get(largest).qty()) {
                thin.remove(largest);
                largest = thin.size();
                thin.add(print);
            }
        }

        /** The prints that are kept, and how many there were. */
        public TapePrints prints() {
            return new TapePrints(count, qty, count <= mostWhole ? all : thin);
        }
    }
}
