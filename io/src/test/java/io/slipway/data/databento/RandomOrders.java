package io.slipway.data.databento;

import io.slipway.data.databento.FifoVenue.Change;
import io.slipway.data.databento.FifoVenue.Order;
import io.slipway.data.databento.csv.Csv;
import io.slipway.data.source.ReadOptions;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A random day of a venue that tells every order, with orders of ours between its messages, and what a {@link FifoVenue} makes of
 * them: bids of 14 prices below offers of as many, trades in the shapes of several feeds, and hidden orders that trade.
 */
final class RandomOrders {

    static final String HEADER =
            "ts_event,rtype,publisher_id,instrument_id,action,side,price,size,channel_id,order_id,flags,sequence\n";
    static final long CENT_E9 = 10_000_000L;

    private static final long START_NS = 1_722_519_392_000_000_000L;
    private static final int BEST_BID = 1014;
    private static final int PRICES = 14;

    /** Something of ours, done when all of a message was told: {@code qty} zero cancels. */
    record Ours(long afterSequence, long id, Side side, long px, long qty, boolean isNew) {}

    private final SplittableRandom random;
    private final FifoVenue venue = new FifoVenue();
    private final StringBuilder rows = new StringBuilder(HEADER);
    final List<Ours> ours = new ArrayList<>();
    /** After each message, by its sequence from 1 on. */
    final List<String> traces = new ArrayList<>();

    private final List<Long> sent = new ArrayList<>();
    private long timeNs = START_NS;
    private long sequence;
    private long nextId = 1;

    RandomOrders(long seed, int messages, boolean withOurs) {
        random = new SplittableRandom(seed);
        while (sequence < messages) {
            timeNs += random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(1_000_000_000);
            happen();
            if (withOurs && random.nextInt(3) == 0) {
                act();
            }
        }
    }

    MarketTape tape() {
        return MarketTape.readAll(
                RecordEvents.of(Csv.records(rows.toString(), false), "orders.csv", ReadOptions.all()));
    }

    private void happen() {
        List<Order> others = venue.others();
        int kind = others.isEmpty() ? 0 : random.nextInt(100);
        if (kind < 45) {
            message(added());
        } else if (kind < 62) {
            message(cancelled(any(others)));
        } else if (kind < 75) {
            message(modified(any(others)));
        } else if (kind < 80) {
            Order moved = any(others);
            message(new Change('C', moved.side, moved.px, moved.size, moved.id), added());
        } else if (kind < 84) {
            Side hit = side();
            message(new Change('T', hit.opposite(), price(hit), size(), 0));
        } else {
            trade(side());
        }
    }

    private Order any(List<Order> orders) {
        return orders.get(random.nextInt(orders.size()));
    }

    private Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private long size() {
        return 1L + random.nextInt(100);
    }

    /** Mostly near the best. */
    private long price(Side side) {
        long away = random.nextInt(random.nextBoolean() ? 3 : PRICES);
        return side == Side.BUY ? BEST_BID - away : BEST_BID + 1 + away;
    }

    private Change added() {
        Side side = side();
        return new Change('A', side, price(side), size(), nextId++);
    }

    private Change cancelled(Order order) {
        long size = random.nextBoolean() ? order.size : 1 + random.nextLong(order.size);
        return new Change('C', order.side, order.px, size, order.id);
    }

    private Change modified(Order order) {
        long px = random.nextInt(3) == 0 ? price(order.side) : order.px;
        return new Change('M', order.side, px, 1 + random.nextLong(2 * order.size), order.id);
    }

    /** Somebody takes orders of one side, first come first, at up to three prices. */
    private void trade(Side hit) {
        List<Change> prints = new ArrayList<>();
        List<Change> removals = new ArrayList<>();
        boolean oneByOne = random.nextInt(3) == 0;
        boolean apart = random.nextBoolean();
        long left = 1L + random.nextInt(250);
        for (long px : venue.prices(hit).stream().limit(3).toList()) {
            long traded = 0;
            List<Change> fills = new ArrayList<>();
            for (Order order : venue.othersAt(hit, px)) {
                long filled = Math.min(left, order.size);
                if (filled > 0 && !oneByOne && !apart && random.nextInt(8) == 0) {
                    // It was cancelled just before the trade, and the records of both are one message.
                    removals.add(new Change('C', hit, px, order.size, order.id));
                } else if (filled > 0) {
                    Change fill = new Change('F', hit, px, filled, order.id);
                    Change removal = removal(order, filled);
                    if (oneByOne) {
                        message(new Change('T', hit.opposite(), px, filled, 0), fill, removal);
                    }
                    fills.add(fill);
                    removals.add(removal);
                    traded += filled;
                    left -= filled;
                }
            }
            if (traded > 0) {
                prints.add(new Change('T', hit.opposite(), px, traded, 0));
                prints.addAll(fills);
            }
        }
        if (!oneByOne && apart) {
            message(prints.toArray(Change[]::new));
            removals.forEach(this::message);
        } else if (!oneByOne) {
            prints.addAll(removals);
            message(prints.toArray(Change[]::new));
        }
    }

    private Change removal(Order order, long filled) {
        if (filled == order.size && random.nextInt(4) == 0) {
            // The next part of an order that displays a part of itself only.
            return new Change('M', order.side, order.px, 1 + random.nextLong(order.size), order.id);
        }
        boolean modifies = filled < order.size && random.nextBoolean();
        return modifies
                ? new Change('M', order.side, order.px, order.size - filled, order.id)
                : new Change('C', order.side, order.px, filled, order.id);
    }

    private void message(Change... changes) {
        if (changes.length == 0) {
            return;
        }
        sequence++;
        for (Change change : changes) {
            rows.append(timeNs).append(",160,2,1,").append(change.action()).append(',');
            rows.append(change.side() == Side.BUY ? 'B' : 'A').append(',');
            rows.append(change.px() / 100).append('.').append(change.px() / 10 % 10);
            rows.append(change.px() % 10).append(',').append(change.size()).append(",0,");
            rows.append(change.id()).append(",128,").append(sequence).append('\n');
        }
        venue.message(List.of(changes), timeNs);
        traces.add(venue.trace());
    }

    private void act() {
        List<Order> resting = venue.ours();
        if (resting.size() < 6 || random.nextBoolean()) {
            send();
        } else if (random.nextBoolean()) {
            Order order = any(resting);
            venue.leave(order.id);
            ours.add(new Ours(sequence, order.id, order.side, order.px, 0, false));
        } else {
            Order order = any(resting);
            long filled = sent.get((int) -order.id - 1) - order.size;
            long leaves = 1 + random.nextLong(order.size);
            venue.reduce(order.id, leaves);
            sent.set((int) -order.id - 1, filled + leaves);
            ours.add(new Ours(sequence, order.id, order.side, order.px, filled + leaves, false));
        }
    }

    private void send() {
        Side side = side();
        long px = price(side);
        List<Long> shown = venue.prices(side).stream().limit(10).toList();
        boolean hidden = shown.size() == 10 && (side == Side.BUY ? px < shown.get(9) : px > shown.get(9));
        if (!hidden && !venue.awaitsRecords()) {
            sent.add(size());
            long qty = sent.get(sent.size() - 1);
            venue.join(-sent.size(), side, px, qty);
            ours.add(new Ours(sequence, -sent.size(), side, px, qty, true));
        }
    }
}
