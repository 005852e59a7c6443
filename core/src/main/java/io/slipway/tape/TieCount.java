package io.slipway.tape;

import io.slipway.market.MarketEvent;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Number of prints that share their times with a book row of their publisher while no number tells which came first. */
public final class TieCount implements TapeObserver {

    private static final int USUAL_PUBLISHERS = 64;

    private @Nullable Moment[] moments = new Moment[USUAL_PUBLISHERS];

    /** The number of such prints in a tape. */
    public static long of(MarketTape tape) {
        TieCount count = new TieCount();
        TapePass.over(tape).add(count).run();
        return count.prints();
    }

    @Override
    public void onRow(MarketEvent event, long index) {
        int id = event.publisherId();
        Moment moment = id < moments.length ? moments[id] : null;
        if (moment == null) {
            moment = new Moment();
            moments = id < moments.length ? moments : Arrays.copyOf(moments, id + 1);
            moments[id] = moment;
        }
        moment.add(event);
    }

    /** The number so far. */
    public long prints() {
        return Arrays.stream(moments)
                .filter(Objects::nonNull)
                .mapToLong(moment -> moment.before + moment.tied())
                .sum();
    }

    /** The rows of a publisher that share the times of its last row. */
    private static final class Moment {

        private long eventNs;
        private long recvNs;
        private long numberedPrints;
        private long otherPrints;
        private boolean hasBook;
        private boolean hasBookWithoutNumber;
        private long before;

        void add(MarketEvent event) {
            if (event.eventNs() != eventNs || event.recvNs() != recvNs) {
                before += tied();
                eventNs = event.eventNs();
                recvNs = event.recvNs();
                numberedPrints = 0;
                otherPrints = 0;
                hasBook = false;
                hasBookWithoutNumber = false;
            }
            boolean numbered = EventPair.isNumbered(event);
            if (event.action().isPrint()) {
                numberedPrints += numbered ? 1 : 0;
                otherPrints += numbered ? 0 : 1;
            } else if (event.action().isBook()) {
                hasBook = true;
                hasBookWithoutNumber |= !numbered;
            }
        }

        long tied() {
            return (hasBook ? otherPrints : 0) + (hasBookWithoutNumber ? numberedPrints : 0);
        }
    }
}
