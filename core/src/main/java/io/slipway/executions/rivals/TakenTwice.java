package io.slipway.executions.rivals;

import io.slipway.calendar.SessionClock;
import io.slipway.calendar.Sessions;
import io.slipway.market.BookAction;
import io.slipway.market.DisplayedSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.VenueBooks;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeObserver;
import io.slipway.venue.ConservedLiquidity;
import io.slipway.venue.LiquidityLedger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts shares that several orders of one strategy filled although the market had them once. Each order was worked as if it were
 * alone, so orders of one side that are open at the same time may take the same displayed shares, or rest in front of the same trade.
 *
 * <ul>
 *   <li>A displayed share is taken once: {@link ConservedLiquidity} says how much is left for an order after what the others took.
 *   <li>Orders that rested are filled by the trades of one moment at their venue. Beyond what traded, and beyond the largest of these
 *       fills, shares are counted as filled twice.
 * </ul>
 *
 * <p>Not thread-safe.
 */
final class TakenTwice implements TapeObserver {

    private final VenueBooks books;
    private final SessionClock clock;
    private final int[] ids;
    private final long[] printedNs;
    private final long[] printed;
    private final List<Take> takes = new ArrayList<>();
    private final List<Pool> open = new ArrayList<>();
    private int next;

    /**
     * Orders of one strategy and one side that are open at the same time, directly or through others.
     *
     * @param side of all
     * @param fills fills of each order
     */
    record Together(Side side, List<List<Fill>> fills) {

        /** Copies the lists. */
        public Together {
            fills = fills.stream().map(List::copyOf).toList();
        }
    }

    private record Take(Pool pool, int order, Fill fill, boolean isLast) {}

    /** Shares that the orders of one {@link Together} took, all of them and each alone. */
    private static final class Pool {
        private final Side side;
        private final LiquidityLedger all;
        private final LiquidityLedger[] alone;
        private final long[] twice;

        Pool(Together together, int venues) {
            side = together.side();
            all = new ConservedLiquidity(venues);
            alone = new LiquidityLedger[together.fills().size()];
            Arrays.setAll(alone, order -> new ConservedLiquidity(venues));
            twice = new long[alone.length];
        }
    }

    private final List<Pool> pools = new ArrayList<>();

    /** An observer of one pass over a tape. */
    TakenTwice(MarketTape tape, Sessions sessions, List<Together> orders) {
        ids = tape.publisherIds();
        books = new VenueBooks(ids);
        clock = new SessionClock(sessions);
        printedNs = new long[ids.length];
        Arrays.fill(printedNs, Long.MIN_VALUE);
        printed = new long[ids.length];
        for (Together each : orders) {
            Pool pool = new Pool(each, ids.length);
            pools.add(pool);
            List<Take> own = new ArrayList<>();
            for (int order = 0; order < each.fills().size(); order++) {
                for (Fill fill : each.fills().get(order)) {
                    own.add(new Take(pool, order, fill, false));
                }
            }
            own.sort(Comparator.comparingLong(take -> take.fill().timeNs()));
            for (int i = 0; i < own.size(); i++) {
                Take take = own.get(i);
                takes.add(new Take(pool, take.order(), take.fill(), i + 1 == own.size()));
            }
        }
        takes.sort(Comparator.comparingLong(take -> take.fill().timeNs()));
    }

    /** Shares of an order that another order had filled before it, after the pass. */
    long twiceQty(int together, int order) {
        return pools.get(together).twice[order];
    }

    @Override
    public void onRow(MarketEvent event, long index) {
        passTo(event.eventNs());
        if (clock.advanceTo(event.eventNs())) {
            clear();
        }
        if (event.isTradeInBook()) {
            onPrint(event);
        } else if (!event.action().isPrint()) {
            int venue = books.apply(event);
            if (event.action().isBook() && event.action() != BookAction.CLEAR) {
                forLedgers((ledger, shown) -> {
                    if (!ledger.isEmpty(venue)) {
                        ledger.onLevels(venue, shown, event.eventNs());
                    }
                });
            }
        }
    }

    @Override
    public void onEnd() {
        passTo(Long.MAX_VALUE);
    }

    @Override
    public long neededUntilNs() {
        return next == takes.size() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    @FunctionalInterface
    private interface LedgerChange {
        void apply(LiquidityLedger ledger, DisplayedSide shown);
    }

    private void forLedgers(LedgerChange change) {
        for (Pool pool : open) {
            DisplayedSide shown = books.view().opposite(pool.side);
            change.apply(pool.all, shown);
            for (LiquidityLedger each : pool.alone) {
                change.apply(each, shown);
            }
        }
    }

    private void clear() {
        books.clear();
        forLedgers((ledger, shown) -> {
            for (int venue = 0; venue < ids.length; venue++) {
                ledger.onForget(venue);
            }
        });
    }

    private void onPrint(MarketEvent event) {
        int venue = Arrays.binarySearch(ids, event.publisherId());
        if (printedNs[venue] != event.eventNs()) {
            printedNs[venue] = event.eventNs();
            printed[venue] = 0;
        }
        printed[venue] += event.size();
        for (Pool pool : open) {
            long signedPxE9 = pool.side.sign() * event.priceE9();
            if (event.size() > 0 && books.view().opposite(pool.side).find(venue, signedPxE9) >= 0) {
                pool.all.onPrint(venue, signedPxE9, event.size(), event.eventNs());
                for (LiquidityLedger each : pool.alone) {
                    each.onPrint(venue, signedPxE9, event.size(), event.eventNs());
                }
            }
        }
    }

    /** Fills of a moment come after all of its rows, as orders do in a run. */
    private void passTo(long timeNs) {
        while (next < takes.size() && takes.get(next).fill().timeNs() < timeNs) {
            int from = next;
            long momentNs = takes.get(from).fill().timeNs();
            if (clock.advanceTo(momentNs)) {
                clear();
            }
            while (next < takes.size() && takes.get(next).fill().timeNs() == momentNs) {
                take(takes.get(next++));
            }
            rested(takes.subList(from, next), momentNs);
            takes.subList(from, next).stream().filter(Take::isLast).forEach(each -> open.remove(each.pool()));
        }
    }

    private void take(Take each) {
        Pool pool = each.pool();
        if (!open.contains(pool)) {
            open.add(pool);
        }
        Fill fill = each.fill();
        int venue = Arrays.binarySearch(ids, fill.publisherId());
        long signedPxE9 = pool.side.sign() * fill.pxE9();
        DisplayedSide shown = books.view().opposite(pool.side);
        int level = venue < 0 ? -1 : shown.find(venue, signedPxE9);
        if (fill.liquidity() != Liquidity.TAKER || level < 0) {
            return;
        }
        long size = shown.size(venue, level);
        long left = pool.all.available(venue, signedPxE9, size, fill.timeNs());
        LiquidityLedger alone = pool.alone[each.order()];
        long leftAlone = alone.available(venue, signedPxE9, size, fill.timeNs());
        long twice = Math.min(fill.qty(), leftAlone) - Math.min(fill.qty(), left);
        pool.twice[each.order()] += Math.max(0, twice);
        alone.onTake(venue, signedPxE9, fill.qty(), size, fill.timeNs());
        pool.all.onTake(venue, signedPxE9, fill.qty() - Math.max(0, twice), size, fill.timeNs());
    }

    private record Place(Pool pool, int venue) {}

    /** Counts what rested and was filled in one moment, beyond what traded then. */
    private void rested(List<Take> moment, long momentNs) {
        Map<Place, Map<Integer, Long>> filled = new HashMap<>();
        for (Take each : moment) {
            if (each.fill().liquidity() == Liquidity.MAKER) {
                int venue = Arrays.binarySearch(ids, each.fill().publisherId());
                filled.computeIfAbsent(new Place(each.pool(), venue), place -> new HashMap<>())
                        .merge(each.order(), each.fill().qty(), Long::sum);
            }
        }
        filled.forEach((place, byOrder) -> {
            long largest =
                    byOrder.values().stream().mapToLong(each -> each).max().orElse(0);
            boolean traded = place.venue() >= 0 && printedNs[place.venue()] == momentNs;
            long most = Math.max(largest, traded ? printed[place.venue()] : 0);
            byOrder.keySet().stream().sorted().forEach(new Share(place.pool(), most, byOrder)::take);
        });
    }

    /** Gives what traded to the orders one after the other; what is beyond it is filled twice. */
    private static final class Share {
        private final Pool pool;
        private final Map<Integer, Long> byOrder;
        private long left;

        Share(Pool pool, long left, Map<Integer, Long> byOrder) {
            this.pool = pool;
            this.left = left;
            this.byOrder = byOrder;
        }

        void take(int order) {
            long qty = byOrder.getOrDefault(order, 0L);
            long some = Math.min(left, qty);
            left -= some;
            pool.twice[order] += qty - some;
        }
    }
}
