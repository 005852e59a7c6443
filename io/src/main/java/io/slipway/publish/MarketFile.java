package io.slipway.publish;

import io.slipway.engine.StrategyResult;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketView;
import io.slipway.market.VenueBooks;
import io.slipway.model.Fill;
import io.slipway.model.Money;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.publish.ChartMoments.Moment;
import io.slipway.publish.ChartMoments.Span;
import io.slipway.result.RunResult;
import io.slipway.result.file.MarketKeys;
import io.slipway.result.schema.Values;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * {@code market.json}: the best bid and offer of all venues and of each, around the order, thinned to what a chart can
 * show. Exact at every fill.
 */
final class MarketFile {

    private static final int MOST_POINTS = 3_000;
    private static final int MOST_QUOTES = 48_000;
    private static final int MARGIN_PARTS = 20;
    private static final long LEAST_MARGIN_NS = 1_000_000_000;
    private static final int MS_SCALE = 6;

    /** In a column of prices: no quote. */
    private static final long NONE = Long.MIN_VALUE;

    private final MarketTape tape;
    private final ParentOrder order;
    private final Span span;
    private final long rows;
    private final List<Moment> moments;
    private final List<Long> nbbE9 = new ArrayList<>();
    private final List<Long> nboE9 = new ArrayList<>();
    private final List<VenueQuotes> venues = new ArrayList<>();

    private MarketFile(RunResult run) {
        tape = run.tape();
        order = run.spec().order();
        span = around(order, tape);
        int most = Math.min(MOST_POINTS, MOST_QUOTES / tape.publisherIds().length);
        rows = ChartMoments.rowsWithin(tape, span);
        moments = ChartMoments.of(tape, span, wanted(run), rows, most);
        for (int publisherId : tape.publisherIds()) {
            venues.add(new VenueQuotes(publisherId));
        }
    }

    /** What one venue showed, by the moments at which it changed. */
    private record VenueQuotes(int publisherId, List<Long> at, List<Long> bidE9, List<Long> askE9) {

        VenueQuotes(int publisherId) {
            this(publisherId, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void see(long moment, long newBidE9, long newAskE9) {
            int last = at.size() - 1;
            if (last < 0 || bidE9.get(last) != newBidE9 || askE9.get(last) != newAskE9) {
                at.add(moment);
                bidE9.add(newBidE9);
                askE9.add(newAskE9);
            }
        }
    }

    static void write(Path file, RunResult run) throws IOException {
        MarketFile market = new MarketFile(run);
        market.collect();
        JsonFile.write(file, market.values());
    }

    /** The order's window, and a twentieth of it before and after as far as there are data. */
    private static Span around(ParentOrder order, MarketTape tape) {
        long marginNs = Math.max(LEAST_MARGIN_NS, (order.endNs() - order.startNs()) / MARGIN_PARTS);
        long fromNs = Math.max(order.startNs() - marginNs, tape.firstEventNs());
        long toNs = Math.min(order.endNs() + marginNs, tape.lastEventNs());
        return new Span(Math.min(order.startNs(), fromNs), Math.max(order.endNs(), toNs));
    }

    private NavigableSet<Long> wanted(RunResult run) {
        NavigableSet<Long> times = new TreeSet<>(List.of(span.fromNs(), order.startNs(), order.endNs(), span.toNs()));
        for (StrategyResult result : run.strategies()) {
            result.fills().stream().map(Fill::timeNs).filter(span::holds).forEach(times::add);
        }
        return times;
    }

    private void collect() {
        int[] next = {0};
        MarketView empty = new VenueBooks(tape.publisherIds()).view();
        while (next[0] < moments.size() && moments.get(next[0]).row() < 0) {
            add(next[0]++, empty);
        }
        ChartMoments.visit(tape, span.toNs(), (row, timeNs, market) -> {
            while (next[0] < moments.size() && moments.get(next[0]).row() == row) {
                add(next[0]++, market);
            }
        });
    }

    private void add(int moment, MarketView market) {
        DisplayedSide bids = market.opposite(Side.SELL);
        DisplayedSide asks = market.opposite(Side.BUY);
        nbbE9.add(bids.hasBest() ? bids.bestPxE9() : NONE);
        nboE9.add(asks.hasBest() ? asks.bestPxE9() : NONE);
        for (int venue = 0; venue < venues.size(); venue++) {
            venues.get(venue)
                    .see(
                            moment,
                            bids.has(venue) ? -bids.signedPxE9(venue) : NONE,
                            asks.has(venue) ? asks.signedPxE9(venue) : NONE);
        }
    }

    private Values values() {
        long unitE9 = unitE9();
        Map<String, Values> byPublisher = new LinkedHashMap<>();
        for (VenueQuotes venue : venues) {
            byPublisher.put(
                    Integer.toString(venue.publisherId()),
                    Values.of(MarketKeys.VENUE)
                            .put(MarketKeys.AT, venue.at())
                            .put(MarketKeys.BID, inUnits(venue.bidE9(), unitE9))
                            .put(MarketKeys.ASK, inUnits(venue.askE9(), unitE9)));
        }
        return Values.of(MarketKeys.FILE)
                .put(MarketKeys.START, Decimals.time(order.startNs()))
                .put(MarketKeys.ROWS, rows)
                .put(MarketKeys.POINTS, (long) moments.size())
                .put(MarketKeys.PRICE_UNIT, Money.toDecimal(unitE9))
                .put(MarketKeys.TIME_MS, moments.stream().map(this::ms).toList())
                .put(MarketKeys.NBB, inUnits(nbbE9, unitE9))
                .put(MarketKeys.NBO, inUnits(nboE9, unitE9))
                .put(MarketKeys.VENUES, byPublisher);
    }

    private BigDecimal ms(Moment moment) {
        return BigDecimal.valueOf(moment.timeNs() - order.startNs(), MS_SCALE).stripTrailingZeros();
    }

    private static List<Optional<Long>> inUnits(List<Long> pricesE9, long unitE9) {
        return pricesE9.stream()
                .map(price -> price == NONE ? Optional.<Long>empty() : Optional.of(price / unitE9))
                .toList();
    }

    /** The largest amount that every price is a multiple of. */
    private long unitE9() {
        long unit = 0;
        for (VenueQuotes venue : venues) {
            unit = divisor(divisor(unit, venue.bidE9()), venue.askE9());
        }
        return unit == 0 ? 1 : unit;
    }

    private static long divisor(long start, List<Long> pricesE9) {
        long divisor = start;
        for (long price : pricesE9) {
            divisor = price == NONE ? divisor : greatestCommon(divisor, price);
        }
        return divisor;
    }

    private static long greatestCommon(long first, long second) {
        long a = Math.abs(first);
        long b = Math.abs(second);
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }
}
