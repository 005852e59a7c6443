package io.slipway.outflow;

import io.slipway.calendar.SessionClock;
import io.slipway.calendar.Sessions;
import io.slipway.market.MarketEvent;
import io.slipway.market.MarketUpdate;
import io.slipway.market.MarketView;
import io.slipway.market.VenueBooks;
import io.slipway.model.Side;
import io.slipway.placement.distribution.FillProbability;
import io.slipway.placement.distribution.OutflowDistribution;
import io.slipway.tape.MarketTape;
import io.slipway.venue.PrintRules;
import io.slipway.venue.QueueModel;
import io.slipway.venue.RecentBook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares forecast fill probabilities with outcomes: hypothetical orders join the best quote of every venue and side, one
 * after the other. A forecast uses only data received by its time. Orders rest and learn inside sessions only: those that a close
 * interrupts are left out, and what was learned of a session ends with it.
 */
public final class FillCalibration {

    private static final double LOT = 100;
    private static final int MOST_LOTS = 1_000_000;

    private final Terms terms;
    private final VenueBooks books;
    private final MarketView market;
    private final SessionClock clock;
    private List<OneSide> sides;
    private final List<Outcome> outcomes = new ArrayList<>();

    /**
     * The definition of a calibration.
     *
     * @param qty shares of each order
     * @param horizonNs time for which it rests, in ns
     * @param queue the queue model that decides which orders are filled
     * @param prints rules that match prints with changes of the book
     * @param outflow the estimation that makes the forecasts
     * @param fromNs time of the earliest forecast; earlier data is used for learning only
     * @param toNs end of the last order
     * @param sessions the times at which orders rest
     */
    public record Terms(
            long qty,
            long horizonNs,
            QueueModel queue,
            PrintRules prints,
            OutflowEstimation outflow,
            long fromNs,
            long toNs,
            Sessions sessions) {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if the quantity or the horizon is not positive
         */
        public Terms {
            if (qty <= 0 || horizonNs <= 0) {
                throw new IllegalArgumentException(
                        "an order has shares and a horizon: qty=" + qty + ", horizonNs=" + horizonNs);
            }
        }
    }

    /**
     * One forecast and its outcome.
     *
     * @param timeNs time of the forecast
     * @param publisherId the venue's publisher id
     * @param side side of the order
     * @param queue shares displayed at the price
     * @param forecast probability that the whole order fills within the horizon
     * @param climatology fraction of this venue's and side's orders that filled so far, with one more of each outcome counted
     * @param poisson probability by Poisson departures of 100 shares at the mean rate so far, {@link FillProbability#erlang}
     * @param filled true if the whole order filled
     */
    public record Outcome(
            long timeNs,
            int publisherId,
            Side side,
            double queue,
            double forecast,
            double climatology,
            double poisson,
            boolean filled) {}

    private long row;

    private FillCalibration(MarketTape tape, Terms terms) {
        this.terms = terms;
        books = new VenueBooks(tape.publisherIds());
        market = books.view();
        clock = new SessionClock(terms.sessions());
        sides = sides(List.of());
    }

    /** Both sides of a session, with the counts of those before. */
    private List<OneSide> sides(List<OneSide> before) {
        List<OneSide> begun = List.of(new OneSide(Side.BUY), new OneSide(Side.SELL));
        for (int i = 0; i < before.size(); i++) {
            begun.get(i).takeCounts(before.get(i));
        }
        return begun;
    }

    /** Goes on to a time; a close ends what rests, and an open begins anew. */
    private void advance(long nowNs) {
        boolean wasOpen = clock.isOpen();
        while (clock.nextNs() <= nowNs && clock.nextNs() != Sessions.NEVER) {
            if (clock.advance()) {
                books.clear();
            }
            if (wasOpen && !clock.isOpen()) {
                sides = sides(sides);
            }
            wasOpen = clock.isOpen();
        }
    }

    /** All forecasts over the tape, by the moment at which their orders ended. */
    public static List<Outcome> of(MarketTape tape, Terms terms) {
        terms.queue().requireData(tape.namesOrders());
        FillCalibration calibration = new FillCalibration(tape, terms);
        MarketEvent event = new MarketEvent();
        MarketUpdate update = new MarketUpdate(event, calibration.market, () -> calibration.row);
        long clock = Long.MIN_VALUE;
        for (long row = 0; row < tape.size(); row++) {
            tape.read(row, event);
            calibration.row = row;
            clock = Math.max(clock, event.eventNs());
            if (clock <= terms.toNs()) {
                calibration.advance(clock);
                if (event.action().isBook()) {
                    calibration.books.apply(event);
                }
                if (calibration.clock.isOpen()) {
                    calibration.onMarket(update, clock);
                }
            }
        }
        return List.copyOf(calibration.outcomes);
    }

    private void onMarket(MarketUpdate update, long nowNs) {
        for (OneSide side : sides) {
            side.outflows.onMarket(update, nowNs);
            side.onMarket(update, nowNs);
        }
    }

    private final class OneSide {

        private final Side side;
        private final OutflowEstimator outflows;
        private final HypotheticalOrders orders;
        private final @Nullable Outcome[] open;
        private final long[] filled;
        private final long[] ended;
        private boolean started;

        OneSide(Side side) {
            this.side = side;
            outflows = new OutflowEstimator(
                    market, side, terms.queue(), terms.prints(), terms.outflow(), terms.horizonNs());
            OutflowFlows.Terms one = new OutflowFlows.Terms(
                    side,
                    terms.queue(),
                    terms.prints(),
                    terms.horizonNs(),
                    terms.outflow().kept());
            orders = new HypotheticalOrders(market, one, new RecentBook(market, terms.prints()));
            open = new Outcome[market.venues()];
            filled = new long[market.venues()];
            ended = new long[market.venues()];
        }

        void takeCounts(OneSide before) {
            System.arraycopy(before.filled, 0, filled, 0, filled.length);
            System.arraycopy(before.ended, 0, ended, 0, ended.length);
        }

        void onMarket(MarketUpdate update, long nowNs) {
            boolean over = orders.isOver(nowNs);
            if (over) {
                orders.collect(this::end);
            }
            orders.onMarket(update, nowNs);
            if (over || (!started && nowNs >= terms.fromNs())) {
                started = true;
                orders.start(nowNs);
                for (int each = 0; each < open.length; each++) {
                    open[each] = forecast(each, nowNs);
                }
            }
        }

        private @Nullable Outcome forecast(int venue, long nowNs) {
            var own = market.opposite(side.opposite());
            if (!own.has(venue) || !outflows.knows(venue)) {
                return null;
            }
            double queue = (double) own.size(venue);
            OutflowDistribution law = outflows.law(venue, queue, nowNs);
            int lots = (int) Math.min(MOST_LOTS, Math.ceil((queue + terms.qty()) / LOT));
            return new Outcome(
                    nowNs,
                    market.publisherId(venue),
                    side,
                    queue,
                    law.atLeast(queue + terms.qty()),
                    (filled[venue] + 1.0) / (ended[venue] + 2),
                    FillProbability.erlang(lots, outflows.meanOutflow(venue) / LOT),
                    false);
        }

        private void end(OutflowSample sample, int venue) {
            boolean all = sample.outflow() >= sample.queue() + terms.qty();
            ended[venue]++;
            filled[venue] += all ? 1 : 0;
            Outcome said = open[venue];
            if (said != null) {
                outcomes.add(new Outcome(
                        said.timeNs(),
                        said.publisherId(),
                        said.side(),
                        said.queue(),
                        said.forecast(),
                        said.climatology(),
                        said.poisson(),
                        all));
            }
        }
    }
}
