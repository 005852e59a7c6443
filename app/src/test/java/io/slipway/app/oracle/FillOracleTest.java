package io.slipway.app.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.SharedFiles;
import io.slipway.app.oracle.FillOracle.Line;
import io.slipway.app.oracle.FillOracle.Plan;
import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.SessionChoice;
import io.slipway.calendar.TradingHours;
import io.slipway.data.DataFiles;
import io.slipway.data.source.ReadOptions;
import io.slipway.engine.Backtest;
import io.slipway.engine.ExecutionModel;
import io.slipway.engine.Latency;
import io.slipway.engine.RunSpec;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.model.ChildOrder;
import io.slipway.model.Fill;
import io.slipway.model.Instrument;
import io.slipway.model.Liquidity;
import io.slipway.model.OrderType;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.model.TimeInForce;
import io.slipway.strategy.Completion;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.Strategy;
import io.slipway.strategy.TradingContext;
import io.slipway.tape.MarketTape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every fill of random orders equals that of {@link FillOracle}. {@code -Dslipway.oracle.seed=N} tries one seed alone. */
class FillOracleTest {

    private static final int SEEDS = 50 * Integer.getInteger("slipway.times", 1);
    private static final int RECORDED = 10 * Integer.getInteger("slipway.times", 1);
    private static final int ONLY = Integer.getInteger("slipway.oracle.seed", -1);
    private static final long SECOND = 1_000_000_000L;
    private static final long MS = 1_000_000;
    private static final long CLOSE = ns("2024-08-01T20:00:00Z");
    private static final long OPEN = ns("2024-08-02T13:30:00Z");
    private static final int VENUES = 2;

    private static long ns(String time) {
        return Instant.parse(time).getEpochSecond() * SECOND;
    }

    @Test
    void everyFillOnASyntheticTapeIsThatOfTheOracle() {
        int fills = IntStream.range(ONLY < 0 ? 0 : ONLY, ONLY < 0 ? SEEDS : ONLY + 1)
                .parallel()
                .map(FillOracleTest::fillsOfSeed)
                .sum();
        assertThat(fills).isGreaterThan(ONLY < 0 ? SEEDS : 0);
    }

    /** Compares the fills of one seed, and returns their number. */
    private static int fillsOfSeed(int seed) {
        Case each = new Case(seed);
        List<Line> expected = each.expected();
        assertThat(each.actual()).as("seed %s: %s", seed, each.plans).isEqualTo(expected);
        return expected.size();
    }

    /**
     * A quarter of an hour of one stock at twelve venues, from the open. The oracle hears the rows of the order's venue alone, so the
     * test also shows that no other venue's rows matter.
     */
    @Test
    void everyFillOnARecordedTapeIsThatOfTheOracle() {
        String file = SharedFiles.file("data/taq/xxx_multivenue_mbp-1_2018-01-02_1430-1445Z.csv")
                .toString();
        MarketTape tape = MarketTape.readAll(DataFiles.open(List.of(file), ReadOptions.all()));
        List<MarketEvent> events = new ArrayList<>();
        for (long i = 0; i < tape.size(); i++) {
            MarketEvent event = new MarketEvent();
            tape.read(i, event);
            events.add(event);
        }
        int fills = IntStream.range(0, RECORDED)
                .parallel()
                .map(seed -> fillsOfOrder(tape, events, seed))
                .sum();
        assertThat(fills).isGreaterThan(RECORDED / 2);
    }

    private static int fillsOfOrder(MarketTape tape, List<MarketEvent> events, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long entryNs = random.nextBoolean() ? 0 : random.nextLong(3 * MS);
        Plan plan = recorded(tape, events, side, random);
        ParentOrder order = new ParentOrder(side, plan.order().qty(), plan.sendNs() - 1, plan.cancelNs() + SECOND);
        int publisher = tape.publisherIds()[plan.order().venue()];
        List<MarketEvent> ofVenue = events.stream()
                .filter(event -> event.publisherId() == publisher)
                .toList();
        List<Line> expected = new FillOracle(side, tape.publisherIds(), List.of(), entryNs)
                .fills(ofVenue, List.of(plan), order.endNs());
        assertThat(fills(tape, order, List.of(plan), entryNs))
                .as("seed %s: %s", seed, plan)
                .isEqualTo(expected);
        return expected.size();
    }

    /** An order at a quote that its venue shows when it is sent. */
    private static Plan recorded(MarketTape tape, List<MarketEvent> events, Side side, SplittableRandom random) {
        MarketEvent shown = events.get(events.size() / 10 + random.nextInt(events.size() / 2));
        while (!shown.action().isBook() || !shown.hasBid() || !shown.hasAsk()) {
            shown = events.get(events.size() / 10 + random.nextInt(events.size() / 2));
        }
        boolean rests = random.nextInt(4) > 0;
        long px = (side == Side.BUY) == rests ? shown.bidPxE9() : shown.askPxE9();
        int venue = Arrays.binarySearch(tape.publisherIds(), shown.publisherId());
        long sendNs = shown.eventNs() + 1 + random.nextLong(20 * MS);
        ChildOrder order = new ChildOrder(
                0,
                venue,
                side,
                100 * (1 + random.nextLong(9)),
                rests ? OrderType.POST_ONLY : OrderType.LIMIT,
                px,
                random.nextBoolean() || rests ? TimeInForce.DAY : TimeInForce.IOC,
                0);
        return new Plan(order, sendNs, sendNs + SECOND + random.nextLong(60 * SECOND));
    }

    /** Random rows of two venues around a close and the next open, and a few orders. */
    private static final class Case {
        final SplittableRandom random;
        final Side side;
        final long entryNs;
        final List<MarketEvent> events = new ArrayList<>();
        final List<Plan> plans = new ArrayList<>();
        final MarketTape tape;
        final ParentOrder order;
        private final long[][] books = new long[VENUES][];
        private final boolean named;
        private long atNs;

        Case(long seed) {
            random = new SplittableRandom(seed);
            side = random.nextBoolean() ? Side.BUY : Side.SELL;
            entryNs = random.nextBoolean() ? 0 : random.nextLong(3 * MS);
            named = random.nextInt(3) == 0;
            rows(CLOSE - 2 * SECOND, CLOSE + SECOND);
            rows(OPEN - SECOND / 2, OPEN + 2 * SECOND);
            MarketTape.Builder builder = new MarketTape.Builder(new Instrument("TEST"));
            events.forEach(builder::add);
            tape = builder.build();
            TradingHours hours = TradingHours.of(
                    MarketCalendar.US_EQUITIES, SessionChoice.REGULAR, tape.firstEventNs(), OPEN + 2 * SECOND);
            int count = random.nextInt(3) == 0 ? 3 : 1;
            for (int i = 0; i < count; i++) {
                plans.add(plan(i));
            }
            plans.sort((a, b) -> Long.compare(a.sendNs(), b.sendNs()));
            long qty = plans.stream().mapToLong(plan -> plan.order().qty()).sum();
            order = new ParentOrder(side, qty, CLOSE - 2 * SECOND, OPEN + SECOND).within(hours);
        }

        private void rows(long fromNs, long toNs) {
            atNs = fromNs;
            for (int v = 0; v < VENUES; v++) {
                books[v] = new long[] {100_000, size(), 100_040, size()};
                quote(v);
            }
            while (atNs < toNs) {
                atNs += random.nextInt(3) == 0
                        ? 0
                        : random.nextInt(4) == 0 ? random.nextLong(60 * MS) : random.nextLong(6 * MS);
                row(random.nextInt(VENUES));
            }
        }

        private long size() {
            return 1 + random.nextLong(5);
        }

        private void quote(int venue) {
            long[] b = books[venue];
            events.add(event(venue, BookAction.MODIFY, BookSide.NONE)
                    .orderWithoutPrice(0)
                    .bid(b[0], b[1])
                    .ask(b[2], b[3]));
        }

        private MarketEvent event(int venue, BookAction action, BookSide aggressor) {
            return new MarketEvent().times(atNs, atNs).origin(venue + 1, 0).action(action, aggressor, 0);
        }

        private void print(int venue, long px, long size, boolean sale) {
            BookSide aggressor = !named || random.nextInt(6) == 0 ? BookSide.NONE : sale ? BookSide.ASK : BookSide.BID;
            PrintKind[] kinds = PrintKind.values();
            PrintKind kind = random.nextInt(6) > 0 ? PrintKind.REGULAR : kinds[random.nextInt(kinds.length)];
            long[] b = books[venue];
            events.add(event(venue, BookAction.TRADE, aggressor)
                    .printKind(kind)
                    .order(px, size)
                    .bid(b[0], b[1])
                    .ask(b[2], b[3]));
        }

        private void row(int venue) {
            long[] b = books[venue];
            boolean isBid = random.nextBoolean();
            int at = isBid ? 0 : 2;
            int worse = isBid ? -20 : 20;
            int what = random.nextInt(40);
            if (what < 12) {
                // a trade at the best, before or after the quote that shows it
                long px = b[at];
                long size = size();
                boolean first = random.nextBoolean();
                if (first) {
                    print(venue, px, size, isBid);
                }
                b[at + 1] -= Math.min(b[at + 1], size);
                if (b[at + 1] == 0) {
                    b[at] += worse * (1L + random.nextInt(2));
                    b[at + 1] = size();
                }
                if (random.nextInt(5) > 0) {
                    quote(venue);
                }
                if (!first) {
                    print(venue, px, size, isBid);
                }
            } else if (what < 16) {
                print(venue, b[at] + worse * random.nextLong(-1, 8), size(), isBid);
            } else if (what < 17) {
                long[] shown = b.clone();
                b[at + 1] = 0;
                quote(venue);
                books[venue] = shown;
            } else if (what < 18) {
                events.add(event(venue, BookAction.CLEAR, BookSide.NONE)
                        .orderWithoutPrice(0)
                        .noBid()
                        .noAsk());
            } else if (what < 26) {
                b[at] -= worse;
                b[at + 1] = size();
                int other = 2 - at;
                if (b[0] >= b[2]) {
                    b[other] -= worse;
                    b[other + 1] = size();
                }
                quote(venue);
            } else {
                if (random.nextInt(3) == 0 && b[2] - b[0] < 80) {
                    b[at] += worse;
                }
                b[at + 1] = size();
                quote(venue);
            }
        }

        private Plan plan(int id) {
            long fromNs = random.nextInt(3) > 0 ? OPEN : CLOSE - SECOND;
            long sendNs = fromNs + 1 + random.nextLong(SECOND - 1);
            OrderType type = random.nextInt(3) == 0 ? OrderType.LIMIT : OrderType.POST_ONLY;
            TimeInForce lives = type == OrderType.POST_ONLY || random.nextBoolean() ? TimeInForce.DAY : TimeInForce.IOC;
            if (type == OrderType.LIMIT && random.nextInt(4) == 0) {
                lives = random.nextBoolean() ? TimeInForce.FOK : TimeInForce.GTT;
            }
            long px = 100_000 + 20 * random.nextLong(-4, 5) + (type == OrderType.LIMIT ? side.sign() * 40 : 0);
            for (int i = events.size() - 1; i >= 0; i--) {
                MarketEvent event = events.get(i);
                if (event.eventNs() <= sendNs && event.hasBid() && event.hasAsk()) {
                    boolean nearSide = (side == Side.BUY) == (type == OrderType.POST_ONLY);
                    px = (nearSide ? event.bidPxE9() : event.askPxE9()) + 20L * (random.nextInt(5) / 4);
                    break;
                }
            }
            return new Plan(
                    new ChildOrder(
                            id,
                            random.nextInt(VENUES),
                            side,
                            1 + random.nextLong(12),
                            type,
                            px,
                            lives,
                            sendNs + random.nextLong(SECOND)),
                    sendNs,
                    sendNs + 1 + random.nextLong(SECOND));
        }

        List<Line> expected() {
            return new FillOracle(side, tape.publisherIds(), order.sessions().list(), entryNs)
                    .fills(events, plans, order.endNs());
        }

        List<Line> actual() {
            return fills(tape, order, plans, entryNs);
        }
    }

    private static List<Line> fills(MarketTape tape, ParentOrder order, List<Plan> plans, long entryNs) {
        Definition<Strategy> planned = Definition.of("planned", "Sends what it was told.", setup -> new Planned(plans));
        RunSpec spec = RunSpec.of(order)
                .withSchedule(ScheduleSettings.ofSlices(60 * SECOND).withCompletion(Completion.MARK))
                .withModel(ExecutionModel.DEFAULT.withLatency(Latency.constant(false, 0, entryNs, 0)));
        return new Backtest(tape, spec)
                .run(List.of(planned)).get(0).fills().stream()
                        .map(FillOracleTest::line)
                        .toList();
    }

    private static Line line(Fill fill) {
        return new Line(
                fill.timeNs(), fill.publisherId(), fill.qty(), fill.pxE9(), fill.liquidity() == Liquidity.MAKER);
    }

    /** Sends and cancels orders at given times. */
    private static final class Planned implements Strategy {
        private final List<Plan> plans;
        private final Map<Integer, Long> sent = new HashMap<>();

        Planned(List<Plan> plans) {
            this.plans = plans;
        }

        @Override
        public void onStart(TradingContext context) {
            for (int i = 0; i < plans.size(); i++) {
                context.setTimer("send" + i, plans.get(i).sendNs());
                context.setTimer("cancel" + i, plans.get(i).cancelNs());
            }
        }

        @Override
        public void onTimer(String name, TradingContext context) {
            int i = Integer.parseInt(name.replaceAll("\\D", ""));
            if (name.startsWith("send")) {
                sent.put(i, send(plans.get(i).order(), context));
            } else {
                context.cancel(Objects.requireNonNull(sent.get(i)));
            }
        }

        private static long send(ChildOrder order, TradingContext context) {
            int venue = order.venue();
            if (order.type() == OrderType.POST_ONLY) {
                return context.postOnly(venue, order.qty(), order.limitPxE9());
            }
            return switch (order.timeInForce()) {
                case IOC -> context.immediateOrCancel(venue, order.qty(), order.limitPxE9());
                case FOK -> context.fillOrKill(venue, order.qty(), order.limitPxE9());
                case DAY -> context.limit(venue, order.qty(), order.limitPxE9());
                case GTT -> context.limitUntil(venue, order.qty(), order.limitPxE9(), order.expireNs());
            };
        }
    }
}
