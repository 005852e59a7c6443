package io.slipway.executions.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.slipway.calendar.TradingHours;
import io.slipway.executions.ExecutionIssue;
import io.slipway.executions.FillIds;
import io.slipway.executions.FillReport;
import io.slipway.executions.FillTerms;
import io.slipway.executions.IssueTally;
import io.slipway.executions.OrderPrices;
import io.slipway.executions.OrderTimes;
import io.slipway.executions.OwnFill;
import io.slipway.executions.OwnOrder;
import io.slipway.executions.OwnRecords;
import io.slipway.executions.Reconciliation;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Prices of orders that arrive with their fill, in a halt, before the data begin, or that end after them. Times in seconds. */
class DataReachTest {

    private static final long SECOND = 1_000_000_000L;
    private static final int[] VENUES = {2, 43};

    private final IssueTally issues = new IssueTally();

    private static MarketEvent event(long second, int venue, BookAction action) {
        return new MarketEvent()
                .times(second * SECOND, second * SECOND)
                .origin(venue, 0)
                .action(action, BookSide.NONE, 0)
                .orderWithoutPrice(0)
                .noBid()
                .noAsk();
    }

    private static MarketEvent quote(long second, int venue, long bidCents, long askCents) {
        return event(second, venue, BookAction.MODIFY)
                .bid(bidCents * 10_000_000, 1_000)
                .ask(askCents * 10_000_000, 1_000);
    }

    private static OwnFill fill(long second, String price) {
        return new OwnFill(
                new FillIds("E" + second, "A", ""),
                "X",
                second * SECOND,
                2,
                100,
                Money.parseE9(price),
                new FillTerms(Side.BUY, 0L, Liquidity.TAKER, Map.of()));
    }

    private static OwnOrder order(long arrival, long end, long qty, @Nullable Long arrivalPxE9) {
        return new OwnOrder(
                "A",
                "X",
                Side.BUY,
                qty,
                new OrderTimes(null, arrival * SECOND, end * SECOND),
                new OrderPrices(null, arrivalPxE9, null, null),
                Map.of());
    }

    private MeasuredOrder measured(List<MarketEvent> events, List<OwnOrder> orders, OwnFill... fills) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("X"));
        events.forEach(tape::add);
        Reconciliation found = Reconciliation.of(
                new OwnRecords(orders, Arrays.stream(fills).map(FillReport::of).toList()));
        List<MeasuredOrder> measured = new ArrayList<>();
        new SymbolMeasure(MeasureTerms.of(TradingHours.UNLIMITED), issues, measured::add)
                .measure(tape.build(), found.executions());
        return measured.get(0);
    }

    private static BigDecimal shortfall(MeasuredOrder order) {
        return Objects.requireNonNull(order.shortfall()).total();
    }

    /** The fill takes 50.02 of 50.00 to 50.02; the row of its moment shows 50.06, whose mid of 50.03 would make a gain of it. */
    @Test
    void anOrderThatArrivesWithItsFillHasTheMidBeforeIt() {
        List<MarketEvent> rows =
                List.of(quote(10, 2, 5_000, 5_002), quote(20, 2, 5_000, 5_006), quote(30, 2, 5_000, 5_002));
        MeasuredOrder inferred = measured(rows, List.of(), fill(20, "50.02"));
        assertThat(shortfall(inferred)).isEqualByComparingTo("1");
        MeasuredOrder stated = measured(rows, List.of(order(20, 30, 100, null)), fill(20, "50.02"));
        assertThat(shortfall(stated)).isEqualByComparingTo("1");
        MeasuredOrder later = measured(rows, List.of(order(20, 30, 100, null)), fill(21, "50.06"));
        assertThat(shortfall(later)).isEqualByComparingTo("3");
    }

    /** Half is bought at 10.20 before the data begin at 10.50: a price after a fill is no arrival price. */
    @Test
    void aQuoteAfterTheFirstFillIsNoArrivalPrice() {
        List<MarketEvent> rows = List.of(quote(100, 2, 1_049, 1_051), quote(200, 2, 1_049, 1_051));
        OwnFill[] fills = {fill(90, "10.20"), fill(150, "10.52")};
        MeasuredOrder order = measured(rows, List.of(order(80, 160, 200, null)), fills);
        assertThat(order.shortfall()).isNull();
        assertThat(order.prices()).doesNotContainKeys("arrival_mid", "decision");
        assertThat(issues.count(ExecutionIssue.NO_ARRIVAL_QUOTE)).isEqualTo(1);
        MeasuredOrder stated = measured(rows, List.of(order(80, 160, 200, Money.parseE9("10.10"))), fills);
        assertThat(shortfall(stated)).isEqualByComparingTo("52");
        assertThat(issues.count(ExecutionIssue.NO_ARRIVAL_QUOTE)).isEqualTo(1);
    }

    /** Waits of 30 and -10 s: a mean of both would be one of 10 that nobody waited. An inferred order has no wait either. */
    @Test
    void aWaitBeforeTheArrivalOrOfAnInferredOrderIsNotKnown() {
        List<MarketEvent> rows = List.of(quote(100, 2, 1_049, 1_051), quote(200, 2, 1_049, 1_051));
        MeasuredOrder after = measured(rows, List.of(order(120, 190, 100, null)), fill(150, "10.52"));
        assertThat(after.knownWait().orElseThrow().firstNs()).isEqualTo(30 * SECOND);
        MeasuredOrder before = measured(rows, List.of(order(160, 190, 100, null)), fill(150, "10.52"));
        assertThat(before.speed().orElseThrow().firstNs()).isEqualTo(-10 * SECOND);
        assertThat(before.knownWait()).isEmpty();
        assertThat(measured(rows, List.of(), fill(150, "10.52")).knownWait()).isEmpty();
    }

    /** 100 at 10.20 and 100 at 10.52, decided at 10.00: 20 and 52 over it, and no part of them is a delay before the arrival. */
    @Test
    void withoutAQuoteTheOrderCountsFromItsDecisionPrice() {
        List<MarketEvent> rows = List.of(quote(100, 2, 1_049, 1_051), quote(200, 2, 1_049, 1_051));
        OwnOrder decided = new OwnOrder(
                "A",
                "X",
                Side.BUY,
                200,
                new OrderTimes(null, 80 * SECOND, 160 * SECOND),
                new OrderPrices(Money.parseE9("10"), null, null, null),
                Map.of());
        MeasuredOrder order = measured(rows, List.of(decided), fill(90, "10.20"), fill(150, "10.52"));
        assertThat(shortfall(order)).isEqualByComparingTo("72");
        assertThat(Objects.requireNonNull(order.shortfall()).delay()).isEqualByComparingTo("0");
        assertThat(Objects.requireNonNull(order.shortfall()).execution()).isEqualByComparingTo("72");
        assertThat(order.prices()).containsKey("decision").doesNotContainKey("arrival_mid");
        assertThat(issues.count(ExecutionIssue.NO_ARRIVAL_QUOTE)).isEqualTo(1);
    }

    @Test
    void theFirstQuoteWithinAMinuteIsTheArrivalPrice() {
        List<MarketEvent> rows = List.of(quote(100, 2, 1_049, 1_051), quote(200, 2, 1_059, 1_061));
        MeasuredOrder order = measured(rows, List.of(order(40, 160, 100, null)), fill(150, "10.52"));
        assertThat(shortfall(order)).isEqualByComparingTo("2");
        assertThat(issues.count(ExecutionIssue.LATE_QUOTE)).isEqualTo(1);
        assertThat(measured(rows, List.of(order(39, 160, 100, null)), fill(150, "10.52"))
                        .shortfall())
                .isNull();
        assertThat(measured(rows, List.of(order(40, 160, 100, null)), fill(100, "10.52"))
                        .shortfall())
                .isNull();
        assertThat(issues.count(ExecutionIssue.LATE_QUOTE)).isEqualTo(1);
        assertThat(issues.count(ExecutionIssue.NO_ARRIVAL_QUOTE)).isEqualTo(2);
    }

    @Test
    void aFillHasNoQuoteMoreThanAMinuteAfterTheLastRow() {
        List<MarketEvent> rows = List.of(quote(100, 2, 1_049, 1_051), quote(200, 2, 1_049, 1_051));
        MeasuredOrder order =
                measured(rows, List.of(order(150, 300, 200, null)), fill(260, "10.52"), fill(261, "10.40"));
        assertThat(order.fills().get(0).fill().market()).isNotNull();
        assertThat(order.fills().get(1).fill().market()).isNull();
        assertThat(issues.count(ExecutionIssue.NO_QUOTE)).isEqualTo(1);
        assertThat(issues.count(ExecutionIssue.ENDS_AFTER_DATA)).isEqualTo(1);
        // 10.52 against a mid of 10.50, in bps of it, twice.
        assertThat(Objects.requireNonNull(order.market()).taker().effectiveSpreadBps())
                .isEqualTo(2 * 0.02 / 10.50 * 1e4, offset(1e-9));
    }

    /** Mid 10 for 100 s and 13 for the minute that the last row holds; the order goes on for 640 s more. */
    @Test
    void anAverageEndsAMinuteAfterTheLastRow() {
        List<MarketEvent> rows = List.of(quote(100, 2, 999, 1_001), quote(200, 2, 1_299, 1_301));
        MeasuredOrder order = measured(rows, List.of(order(100, 900, 100, null)), fill(110, "10.01"));
        assertThat(order.prices().get("twap_mid")).isEqualByComparingTo("11.125");
        assertThat(issues.count(ExecutionIssue.ENDS_AFTER_DATA)).isEqualTo(1);
        MeasuredOrder within = measured(rows, List.of(order(100, 260, 100, null)), fill(110, "10.01"));
        assertThat(within.prices().get("twap_mid")).isEqualByComparingTo("11.125");
        assertThat(issues.count(ExecutionIssue.ENDS_AFTER_DATA)).isEqualTo(1);
    }

    /** The mid is 10.01 before a halt and 10.51 after it: the jump is a cost of an order that arrives in the halt. */
    @Test
    void anOrderThatArrivesInAHaltHasTheMidBeforeIt() {
        List<MarketEvent> rows = List.of(
                quote(100, 2, 1_000, 1_002),
                quote(101, 43, 1_000, 1_002),
                event(110, 2, BookAction.HALT),
                event(111, 43, BookAction.HALT),
                event(400, 2, BookAction.RESUME),
                quote(400, 2, 1_050, 1_052),
                quote(500, 2, 1_050, 1_052));
        for (long arrival : new long[] {105, 111, 200, 399}) {
            MeasuredOrder order = measured(rows, List.of(order(arrival, 450, 100, null)), fill(410, "10.52"));
            assertThat(shortfall(order)).as("arrival %d", arrival).isEqualByComparingTo("51");
        }
        assertThat(issues.count(ExecutionIssue.ARRIVED_HALTED)).isEqualTo(3);
        assertThat(issues.notes())
                .filteredOn(each -> each.issue() == ExecutionIssue.ARRIVED_HALTED)
                .singleElement()
                .satisfies(each ->
                        assertThat(each.examples()).containsOnly("A, traded again from " + Instant.ofEpochSecond(400)));
        assertThat(issues.count(ExecutionIssue.HALTED_ORDER)).isEqualTo(4);
        MeasuredOrder after = measured(rows, List.of(order(400, 450, 100, null)), fill(410, "10.52"));
        assertThat(shortfall(after)).isEqualByComparingTo("1");
    }

    /** One venue halts at 110 at 10.01; the other trades on at 12.01 and halts at 300. Trading goes on at 13.01 from 400. */
    @Test
    void theMidBeforeAHaltIsThatOfTheVenueThatTradedLongest() {
        List<MarketEvent> rows = new ArrayList<>(List.of(
                quote(100, 2, 1_000, 1_002),
                quote(101, 43, 1_000, 1_002),
                event(110, 2, BookAction.HALT),
                quote(200, 43, 1_200, 1_202),
                event(300, 43, BookAction.HALT),
                event(400, 2, BookAction.RESUME),
                quote(400, 2, 1_300, 1_302),
                quote(500, 2, 1_300, 1_302)));
        for (long arrival : new long[] {250, 300, 350}) {
            MeasuredOrder order = measured(rows, List.of(order(arrival, 450, 100, null)), fill(410, "13.02"));
            assertThat(order.prices().get("arrival_mid"))
                    .as("arrival %d", arrival)
                    .isEqualByComparingTo("12.01");
            assertThat(shortfall(order)).as("arrival %d", arrival).isEqualByComparingTo("101");
        }
        // It takes its offer back before it halts: its last mid counts, not the one at which trading goes on.
        rows.add(4, event(299, 43, BookAction.MODIFY).bid(12_000_000_000L, 1_000));
        MeasuredOrder order = measured(rows, List.of(order(350, 450, 100, null)), fill(410, "13.02"));
        assertThat(order.prices().get("arrival_mid")).isEqualByComparingTo("12.01");
    }

    /** Halted from 100, first quote at 400 with a mid of 10.51: no mid was known before, and the notes say so. */
    @Test
    void aHaltWithoutAMidBeforeItIsNamedApart() {
        List<MarketEvent> rows = List.of(
                event(100, 2, BookAction.HALT),
                event(400, 2, BookAction.RESUME),
                quote(400, 2, 1_050, 1_052),
                quote(500, 2, 1_050, 1_052));
        MeasuredOrder near = measured(rows, List.of(order(350, 450, 100, null)), fill(410, "10.52"));
        assertThat(shortfall(near)).isEqualByComparingTo("1");
        assertThat(issues.count(ExecutionIssue.LATE_QUOTE)).isEqualTo(1);
        assertThat(measured(rows, List.of(order(339, 450, 100, null)), fill(410, "10.52"))
                        .shortfall())
                .isNull();
        assertThat(issues.count(ExecutionIssue.NO_ARRIVAL_QUOTE)).isEqualTo(1);
        assertThat(issues.count(ExecutionIssue.HALTED_UNQUOTED)).isEqualTo(2);
    }

    /** The second venue shows its first quote at 300, while the first is halted: trading goes on there. */
    @Test
    void aVenueThatBeginsToQuoteEndsTheHalt() {
        List<MarketEvent> rows = List.of(
                quote(100, 2, 1_000, 1_002),
                event(110, 2, BookAction.HALT),
                quote(300, 43, 1_050, 1_052),
                event(400, 2, BookAction.RESUME),
                quote(500, 2, 1_050, 1_052));
        measured(rows, List.of(order(200, 450, 100, null)), fill(410, "10.52"));
        assertThat(issues.notes())
                .anySatisfy(each -> assertThat(each.examples())
                        .containsExactly("A, traded again from " + Instant.ofEpochSecond(300)));
        List<MarketEvent> forGood =
                List.of(quote(100, 2, 1_000, 1_002), event(110, 2, BookAction.HALT), event(111, 2, BookAction.HALT));
        measured(forGood, List.of(order(111, 115, 100, null)), fill(112, "10.02"));
        assertThat(issues.notes())
                .anySatisfy(each -> assertThat(each.examples()).contains("A, halted until the data end"));
    }

    @Test
    void arrivalPricesAreThoseOfASlowSearch() {
        SplittableRandom random = new SplittableRandom(23);
        int known = 0;
        int unknown = 0;
        for (int run = 0; run < 400; run++) {
            List<MarketEvent> events = randomRows(random);
            long arrival = random.nextLong(60, 220);
            long filled = arrival + Math.max(0, random.nextLong(-20, 80));
            if (arrival > 200) {
                continue;
            }
            MeasuredOrder order =
                    measured(events, List.of(order(arrival, filled + 10, 100, null)), fill(filled, "10.52"));
            OptionalLong expected = new SlowArrival(events, List.of(2, 43)).arrivalTwiceCents(arrival, filled);
            BigDecimal found = order.prices().get("arrival_mid");
            if (expected.isEmpty()) {
                unknown++;
                assertThat(found).as("run %d", run).isNull();
            } else {
                known++;
                assertThat(found)
                        .as("run %d", run)
                        .isEqualByComparingTo(
                                BigDecimal.valueOf(expected.getAsLong()).divide(BigDecimal.valueOf(200)));
            }
        }
        assertThat(known).isGreaterThan(150);
        assertThat(unknown).isGreaterThan(20);
    }

    private static List<MarketEvent> randomRows(SplittableRandom random) {
        List<MarketEvent> rows = new ArrayList<>();
        long second = random.nextLong(50, 150);
        for (int i = 0; i < 16; i++) {
            int venue = VENUES[random.nextInt(2)];
            long bid = random.nextLong(990, 1_010);
            switch (random.nextInt(4)) {
                case 0 -> rows.add(event(second, venue, BookAction.HALT));
                case 1 -> rows.add(event(second, venue, BookAction.RESUME));
                default -> rows.add(quote(second, venue, bid, bid + 20));
            }
            second += random.nextInt(14);
        }
        rows.add(quote(Math.max(second, 200), 2, 1_000, 1_020));
        return rows;
    }
}
