package io.slipway.app.oracle;

import io.slipway.calendar.Session;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.ChildOrder;
import io.slipway.model.OrderType;
import io.slipway.model.Side;
import io.slipway.model.TimeInForce;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fills of child orders of one side, worked out a second time from {@code docs/MODELS.md}, sections 2, 3 and 11, and not from the
 * simulator's code. Slow and plain: books of the best level, conserved liquidity, the queue {@code trades-only}, a constant latency of
 * orders.
 *
 * <p>All prices are turned so that the orders buy: {@code near} is the side that they join, where higher is better, and {@code far} the
 * side that they take.
 */
final class FillOracle {

    /** A child order, the time at which it is sent, and the time at which its cancel is sent. */
    record Plan(ChildOrder order, long sendNs, long cancelNs) {}

    /** A fill. */
    record Line(long timeNs, int publisherId, long qty, long pxE9, boolean isMaker) {}

    private static final long NONE = OracleQuotes.NONE;
    private static final long UNKNOWN = OracleQuotes.UNKNOWN;
    private static final long PAIR_NS = OracleQuotes.PAIR_NS;
    private static final long THROUGH_BPS = 10;

    private final Side side;
    private final int[] publishers;
    private final List<Session> sessions;
    private final long entryNs;
    private final List<Venue> venues = new ArrayList<>();
    private final List<Line> fills = new ArrayList<>();
    private long clock = Long.MIN_VALUE;

    FillOracle(Side side, int[] publishers, List<Session> sessions, long entryNs) {
        this.side = side;
        this.publishers = publishers;
        this.sessions = sessions;
        this.entryNs = entryNs;
        for (int venue = 0; venue < publishers.length; venue++) {
            venues.add(new Venue(venue));
        }
    }

    /** The fills of {@code plans}, which are in order of their times, up to {@code endNs}. */
    List<Line> fills(List<MarketEvent> events, List<Plan> plans, long endNs) {
        List<Arrival> arrivals = new ArrayList<>();
        for (Plan plan : plans) {
            arrivals.add(new Arrival(plan.sendNs + entryNs, plan, false));
            arrivals.add(new Arrival(plan.cancelNs + entryNs, plan, true));
        }
        arrivals.sort((a, b) -> Long.compare(a.atNs, b.atNs));
        for (MarketEvent event : events) {
            long atNs = Math.max(clock, event.eventNs());
            if (atNs > endNs) {
                break;
            }
            while (!arrivals.isEmpty() && arrivals.get(0).atNs < atNs) {
                arrivals.remove(0).run();
            }
            goTo(atNs);
            venues.get(Arrays.binarySearch(publishers, event.publisherId())).on(event);
        }
        while (!arrivals.isEmpty() && arrivals.get(0).atNs <= endNs) {
            arrivals.remove(0).run();
        }
        return fills;
    }

    private final class Arrival {
        final long atNs;
        final Plan plan;
        final boolean cancels;

        Arrival(long atNs, Plan plan, boolean cancels) {
            this.atNs = atNs;
            this.plan = plan;
            this.cancels = cancels;
        }

        void run() {
            goTo(atNs);
            Venue venue = venues.get(plan.order.venue());
            if (cancels) {
                venue.resting.removeIf(rest -> rest.order.id() == plan.order.id());
            } else if (isOpen()) {
                venue.arrive(plan.order);
            }
        }
    }

    private boolean isOpen() {
        return sessions.isEmpty() || sessions.stream().anyMatch(session -> session.contains(clock));
    }

    /** Time passes: closes and opens, expiries, sides that stayed empty, and prints that nothing explained. */
    private void goTo(long atNs) {
        for (Session session : sessions) {
            if (clock < session.closeNs() && session.closeNs() <= atNs) {
                venues.forEach(venue -> venue.resting.clear());
            }
            if (clock < session.quotesFromNs() && session.quotesFromNs() <= atNs) {
                venues.forEach(Venue::forget);
            }
        }
        clock = Math.max(clock, atNs);
        for (Venue venue : venues) {
            venue.resting.removeIf(
                    rest -> rest.order.timeInForce() == TimeInForce.GTT && rest.order.expireNs() < clock);
            venue.far.settle();
            if (venue.near.settle()) {
                venue.resting.forEach(Rest::comeFirst);
            }
        }
    }

    private final class Rest {
        final ChildOrder order;
        final long limit;
        final long sinceNs = clock;
        final List<OracleQuotes.Part> fallsBefore;
        final List<OracleQuotes.Part> advances = new ArrayList<>();
        long left;
        long ahead;
        boolean isHidden;

        Rest(ChildOrder order, long left, Venue venue) {
            this.order = order;
            this.left = left;
            limit = signed(order.limitPxE9());
            ahead = venue.near.shownAt(limit);
            isHidden = ahead == UNKNOWN;
            fallsBefore = new ArrayList<>();
            venue.near.levels.values().forEach(level -> fallsBefore.addAll(level.falls));
        }

        void onBook(Venue venue) {
            if (venue.near.emptyNs != NONE) {
                return;
            }
            long shown = venue.near.shownAt(limit);
            boolean wasHidden = isHidden;
            isHidden = shown == UNKNOWN;
            if (wasHidden && !isHidden) {
                advances.clear();
            }
            if (shown < ahead) {
                if (ahead < UNKNOWN && !wasHidden) {
                    advances.add(new OracleQuotes.Part(clock, ahead - shown));
                }
                ahead = shown;
            }
        }

        /** Nobody is ahead any more. */
        void comeFirst() {
            ahead = 0;
            isHidden = false;
            advances.clear();
        }

        /** Shares of a print that are for this order; {@code size} is without what fell before the order joined. */
        long onPrint(long px, long size) {
            if (px > limit) {
                return 0;
            }
            if (px < limit) {
                comeFirst();
                return Math.min(left, size);
            }
            advances.removeIf(part -> clock - part.atNs > PAIR_NS);
            long before = ahead + advances.stream().mapToLong(part -> part.left).sum();
            long after = Math.max(0, before - size);
            ahead = Math.min(ahead, after);
            OracleQuotes.use(advances, before - after);
            return Math.min(left, Math.max(0, size - before));
        }
    }

    private record Doubt(long atNs, long px, long size) {}

    private final class Venue {
        final int id;
        final OracleQuotes near = new OracleQuotes(() -> clock);
        final OracleQuotes far = new OracleQuotes(() -> clock);
        final List<Rest> resting = new ArrayList<>();
        final List<Doubt> doubts = new ArrayList<>();
        boolean namesAggressors;

        Venue(int id) {
            this.id = id;
        }

        void forget() {
            for (OracleQuotes quotes : List.of(near, far)) {
                quotes.levels.clear();
                quotes.bestsThatFell.clear();
                quotes.best = NONE;
                quotes.isCleared = true;
                quotes.emptyNs = NONE;
            }
            doubts.clear();
        }

        void on(MarketEvent event) {
            if (event.isTradeInBook()) {
                print(signed(event.priceE9()), event.size(), event.side());
            } else if (event.action() == BookAction.CLEAR) {
                near.clear();
                far.clear();
                resting.forEach(rest -> rest.isHidden = true);
            } else if (event.action().isBook()) {
                book(event);
            }
        }

        private void book(MarketEvent event) {
            long bid = event.hasBid() ? signed(event.bidPxE9()) : NONE;
            long ask = event.hasAsk() ? signed(event.askPxE9()) : NONE;
            boolean buys = side == Side.BUY;
            long farPx = buys ? ask : bid;
            near.show(buys ? bid : ask, buys ? event.bidSize() : event.askSize());
            far.show(farPx == NONE ? NONE : -farPx, buys ? event.askSize() : event.bidSize());
            resting.forEach(rest -> rest.onBook(this));
            doubts.removeIf(doubt -> clock - doubt.atNs > PAIR_NS);
            for (Doubt doubt : List.copyOf(doubts)) {
                if (near.best == NONE || near.best <= doubt.px) {
                    doubts.remove(doubt);
                    sale(doubt.px, doubt.size, doubt.atNs);
                }
            }
            if (near.best == NONE || far.best == NONE || near.best < -far.best) {
                for (Rest rest : inPriority()) {
                    if (far.best != NONE && -far.best <= rest.limit) {
                        long got = take(rest.left);
                        if (got > 0) {
                            rest.comeFirst();
                        }
                        fill(rest, got);
                    }
                }
            }
            resting.removeIf(rest -> rest.left == 0);
        }

        /** Takes up to {@code qty} of what is left of the best of the far side. */
        private long take(long qty) {
            OracleQuotes.Level level = far.level(far.best);
            long got = Math.min(qty, Math.max(0, far.size - level.taken));
            level.taken += got;
            return got;
        }

        private List<Rest> inPriority() {
            List<Rest> sorted = new ArrayList<>(resting);
            sorted.sort((a, b) -> Long.compare(b.limit, a.limit));
            return sorted;
        }

        private void fill(Rest rest, long qty) {
            if (qty > 0) {
                rest.left -= qty;
                fills.add(new Line(clock, publishers[id], qty, rest.order.limitPxE9(), true));
            }
        }

        private void print(long px, long size, BookSide aggressor) {
            BookSide seller = side == Side.BUY ? BookSide.ASK : BookSide.BID;
            boolean named = aggressor != BookSide.NONE;
            namesAggressors |= named;
            boolean sale = named ? aggressor == seller : (near.best >= px && near.best != NONE) || near.hadAtLeast(px);
            boolean purchase =
                    named ? aggressor != seller : (far.best >= -px && far.best != NONE) || far.hadAtLeast(-px);
            if (purchase) {
                OracleQuotes.Level level = far.level(-px);
                level.prints.add(new OracleQuotes.Part(clock, size - OracleQuotes.use(level.falls, size)));
                long refilled = size - OracleQuotes.use(level.wholeFalls, size);
                if ((named || !namesAggressors) && far.best == -px && level.taken > 0) {
                    level.refills.add(new OracleQuotes.Part(clock, refilled));
                }
            }
            if (sale && near.best != NONE && px < near.best && isFar(near.best - px)) {
                doubts.add(new Doubt(clock, px, size));
            } else if (sale) {
                sale(px, size, Long.MAX_VALUE);
            }
        }

        private boolean isFar(long distance) {
            long spread = far.best == NONE ? 0 : -far.best - near.best;
            return distance > Math.max(spread, Math.abs(near.best) * THROUGH_BPS / 10_000);
        }

        private void sale(long px, long size, long printNs) {
            OracleQuotes.Level level = near.level(px);
            long left = size;
            for (Rest rest : inPriority()) {
                if (rest.sinceNs < printNs) {
                    long fellBefore = level.falls.stream()
                            .filter(part -> px == rest.limit && rest.fallsBefore.contains(part))
                            .mapToLong(part -> part.left)
                            .sum();
                    long got = rest.onPrint(px, Math.max(0, left - fellBefore));
                    left -= got;
                    fill(rest, got);
                }
            }
            level.prints.add(new OracleQuotes.Part(clock, size - OracleQuotes.use(level.falls, size)));
            resting.removeIf(rest -> rest.left == 0);
        }

        void arrive(ChildOrder order) {
            long limit = order.type() == OrderType.MARKET ? Long.MAX_VALUE : signed(order.limitPxE9());
            boolean crosses = far.best != NONE && -far.best <= limit;
            long left = order.qty();
            if (crosses) {
                long available = Math.max(0, far.size - far.level(far.best).taken);
                if ((order.type() == OrderType.POST_ONLY && available > 0)
                        || (order.timeInForce() == TimeInForce.FOK && available < left)) {
                    return;
                }
                long got = order.type() == OrderType.POST_ONLY ? 0 : take(left);
                if (got > 0) {
                    fills.add(new Line(clock, publishers[id], got, signed(-far.best), false));
                    left -= got;
                }
            }
            boolean late = order.timeInForce() == TimeInForce.GTT && order.expireNs() < clock;
            if (left > 0 && !order.isImmediate() && !late) {
                resting.add(new Rest(order, left, this));
            }
        }
    }

    /** The price if the orders buy, else its mirror; its own inverse. */
    private long signed(long pxE9) {
        return side.sign() * pxE9;
    }
}
