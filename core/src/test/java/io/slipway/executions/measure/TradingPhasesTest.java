package io.slipway.executions.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.SessionChoice;
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
import io.slipway.market.PrintKind;
import io.slipway.model.Instrument;
import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapePass;
import io.slipway.tca.Markouts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Fills of an order on one day: an opening auction at 10.00 of 5,000 shares, a halt from 11:00 to 11:05, a close at 10.50. */
class TradingPhasesTest {

    private static final int NASDAQ = 2;
    private static final int ARCA = 43;

    private final IssueTally issues = new IssueTally();

    private static long at(String time) {
        Instant instant = Instant.parse("2024-08-01T" + time + "Z");
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    private static MarketEvent event(String time, int venue, BookAction action) {
        return new MarketEvent()
                .times(at(time), at(time))
                .origin(venue, 0)
                .action(action, BookSide.NONE, 0)
                .orderWithoutPrice(0)
                .noBid()
                .noAsk();
    }

    private static MarketEvent quote(String time, int venue, String bid, String ask) {
        return event(time, venue, BookAction.MODIFY)
                .bid(Money.parseE9(bid), 1_000)
                .ask(Money.parseE9(ask), 1_000);
    }

    private static MarketEvent print(String time, PrintKind kind, String price, long size) {
        return event(time, NASDAQ, BookAction.TRADE).printKind(kind).order(Money.parseE9(price), size);
    }

    private static MarketTape tape(List<MarketEvent> events) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("X"));
        events.stream().sorted(Comparator.comparingLong(MarketEvent::eventNs)).forEach(tape::add);
        return tape.build();
    }

    /** New York is four hours behind: the session is from 13:30 to 20:00. */
    private static List<MarketEvent> day() {
        return new ArrayList<>(List.of(
                quote("13:30:00.100", NASDAQ, "9.90", "10.10"),
                print("13:30:00.400", PrintKind.OPENING_AUCTION, "10", 5_000),
                quote("13:30:00.500", NASDAQ, "9.99", "10.01"),
                quote("13:31:00", ARCA, "9.98", "10.02"),
                event("15:00:00", NASDAQ, BookAction.HALT),
                event("15:00:01", ARCA, BookAction.HALT),
                event("15:05:00", NASDAQ, BookAction.RESUME),
                print("15:05:00", PrintKind.REOPENING_AUCTION, "10.20", 900),
                quote("15:05:00.001", NASDAQ, "10.19", "10.21"),
                event("15:05:02", ARCA, BookAction.RESUME),
                quote("15:05:02.001", ARCA, "10.18", "10.22"),
                quote("19:59:59", NASDAQ, "10.49", "10.51"),
                print("20:00:05", PrintKind.OFFICIAL_CLOSE, "10.50", 0)));
    }

    private static OwnFill fill(String time, int venue, String price, long qty, boolean isAuction) {
        return new OwnFill(
                new FillIds(time, "A", ""),
                "X",
                at(time),
                venue,
                qty,
                Money.parseE9(price),
                new FillTerms(null, 0L, null, isAuction, Map.of()));
    }

    private static OwnFill fill(String time, int venue, String price) {
        return fill(time, venue, price, 100, false);
    }

    private MeasuredOrder measured(MarketTape tape, String arrival, String end, OwnFill... fills) {
        OwnOrder order = new OwnOrder(
                "A", "X", Side.BUY, 10_000, new OrderTimes(null, at(arrival), at(end)), OrderPrices.NONE, Map.of());
        Reconciliation found = Reconciliation.of(new OwnRecords(
                List.of(order), Arrays.stream(fills).map(FillReport::of).toList()));
        TradingHours hours = TradingHours.of(
                MarketCalendar.US_EQUITIES, SessionChoice.REGULAR, tape.firstEventNs(), tape.lastEventNs());
        List<MeasuredOrder> measured = new ArrayList<>();
        new SymbolMeasure(MeasureTerms.of(hours), issues, measured::add).measure(tape, found.executions());
        return measured.get(0);
    }

    private static List<FillPhase> phases(MeasuredOrder order) {
        return order.fills().stream().map(MeasuredFill::phase).toList();
    }

    /**
     * Before the close Nasdaq bids 10.49 and Arca still offers 10.22, so that twice the mid is 20.71. A fill out of hours, and one of the closing auction, have no quote and no mid after
     * them, though quotes go on; the fill in the session has mids until the close. The order waits 0.4 s for it, and to the close 0.8 s.
     */
    @Test
    void fillsInClosedTimeHaveNoQuoteAndNoMidAndItDoesNotCountAsAWait() {
        List<MarketEvent> events = day();
        events.add(quote("20:00:30", NASDAQ, "10.40", "10.80"));
        events.add(quote("20:09:00", NASDAQ, "10.40", "10.80"));
        MeasuredOrder order = measured(
                tape(events),
                "19:59:59.200",
                "20:02:00",
                fill("19:59:59.600", NASDAQ, "10.51"),
                fill("20:00:05.100", NASDAQ, "10.50"),
                fill("20:01:00", ARCA, "10.60"));
        assertThat(phases(order)).containsExactly(FillPhase.CONTINUOUS, FillPhase.AUCTION, FillPhase.CLOSED);
        long twiceMidE9 = Money.parseE9("20.71");
        assertThat(order.fills().get(0).twiceMidsE9())
                .containsExactly(twiceMidE9, twiceMidE9, Markouts.NONE, Markouts.NONE, Markouts.NONE, Markouts.NONE);
        for (MeasuredFill closed : order.fills().subList(1, 3)) {
            assertThat(closed.fill().market()).isNull();
            assertThat(closed.twiceMidsE9()).containsOnly(Markouts.NONE);
        }
        OrderSpeed speed = order.speed().orElseThrow();
        assertThat(speed.firstNs()).isEqualTo(400_000_000L);
        assertThat(speed.lastNs()).isEqualTo(800_000_000L);
        assertThat(speed.meanNs()).isEqualTo((0.4e9 + 0.8e9 + 0.8e9) / 3);
    }

    @Test
    void aFillIsOfTheOpeningAuctionIfPriceVenueSizeAndTimeFit() {
        MeasuredOrder order = measured(
                tape(day()),
                "13:30:00",
                "14:00:00",
                fill("13:30:00.400", NASDAQ, "10"),
                fill("13:30:00.700", ARCA, "10"),
                fill("13:30:00.800", NASDAQ, "10.01"),
                fill("13:30:00.900", NASDAQ, "10", 5_001, false),
                fill("13:30:01.300", 0, "10"),
                fill("13:30:01.401", NASDAQ, "10"));
        assertThat(phases(order))
                .containsExactly(
                        FillPhase.AUCTION,
                        FillPhase.CONTINUOUS,
                        FillPhase.CONTINUOUS,
                        FillPhase.CONTINUOUS,
                        FillPhase.AUCTION,
                        FillPhase.CONTINUOUS);
        assertThat(issues.count(ExecutionIssue.IN_AUCTION)).isEqualTo(2);
        assertThat(issues.count(ExecutionIssue.LIQUIDITY_INFERRED)).isEqualTo(4);
    }

    @Test
    void anAuctionHasCostsAndNoSpread() {
        MeasuredOrder order = measured(tape(day()), "13:30:00.200", "14:00:00", fill("13:30:00.400", NASDAQ, "10.00"));
        assertThat(order.fills().get(0).fill().market()).isNull();
        assertThat(order.fills().get(0).fill().liquidity()).isEqualTo(Liquidity.TAKER);
        assertThat(order.costBps("arrival_mid").orElseThrow()).isEqualByComparingTo("0");
        MarketCosts market = Objects.requireNonNull(order.market());
        assertThat(market.tca().quality().effectiveSpreadBps()).isNaN();
        assertThat(market.improvement().atQuoteQty() + market.improvement().improvedQty())
                .isZero();
        assertThat(order.fills().get(0).twiceMidsE9().get(0)).isEqualTo(2 * Money.parseE9("10"));
    }

    /** After the close at 20:00: one fill at its price, one out of hours. */
    @Test
    void anOrderAfterTheCloseIsNotOneWithoutData() {
        List<MarketEvent> rows = day();
        rows.add(quote("20:05:00", NASDAQ, "10.40", "10.60"));
        MeasuredOrder order = measured(
                tape(rows),
                "20:00:20.500",
                "20:01:05",
                fill("20:00:30", NASDAQ, "10.50", 200, false),
                fill("20:00:40", NASDAQ, "10.70", 100, false));
        assertThat(phases(order)).containsExactly(FillPhase.AUCTION, FillPhase.CLOSED);
        assertThat(order.execution().qty()).isEqualTo(300);
        assertThat(order.market()).isNull();
        assertThat(order.fills())
                .allSatisfy(each -> assertThat(each.fill().market()).isNull());
        assertThat(issues.count(ExecutionIssue.CLOSED_ORDER)).isEqualTo(1);
        assertThat(issues.count(ExecutionIssue.IN_AUCTION)).isEqualTo(1);
        assertThat(issues.count(ExecutionIssue.OUT_OF_HOURS)).isEqualTo(1);
        assertThat(issues.count(ExecutionIssue.NO_MARKET_DATA)).isZero();
        assertThat(issues.count(ExecutionIssue.ARRIVED_CLOSED)).isZero();
    }

    @Test
    void aFillAfterTheCloseAtTheOfficialPriceIsOfTheClosingAuction() {
        MeasuredOrder order = measured(
                tape(day()),
                "19:00:00",
                "20:00:01",
                fill("20:00:00.300", NASDAQ, "10.50"),
                fill("20:00:00.400", NASDAQ, "10.49"),
                fill("19:59:59.500", NASDAQ, "10.50"));
        assertThat(phases(order)).containsExactlyInAnyOrder(FillPhase.CONTINUOUS, FillPhase.AUCTION, FillPhase.CLOSED);
        assertThat(issues.notes().stream()
                        .filter(each -> each.issue() == ExecutionIssue.IN_AUCTION)
                        .flatMap(each -> each.examples().stream()))
                .containsExactly("20:00:00.300");
        assertThat(issues.count(ExecutionIssue.OUT_OF_HOURS)).isEqualTo(1);
        assertThat(order.prices().get("official_close")).isEqualByComparingTo("10.5");
    }

    @Test
    void aFillMaySayThatItIsOfAnAuction() {
        MeasuredOrder order =
                measured(tape(day()), "13:30:00", "14:00:00", fill("13:45:00", NASDAQ, "10.01", 100, true));
        assertThat(phases(order)).containsExactly(FillPhase.AUCTION);
    }

    @Test
    void aHaltIsThatOfTheVenueOrOfAllVenues() {
        MeasuredOrder order = measured(
                tape(day()),
                "14:59:00",
                "15:10:00",
                fill("15:00:00", NASDAQ, "10.01"),
                fill("15:00:00.500", NASDAQ, "10.01"),
                fill("15:00:00.600", ARCA, "10.01"),
                fill("15:00:00.700", 0, "10.01"),
                fill("15:02:00", 0, "10.01"),
                fill("15:05:00", NASDAQ, "10.20"),
                fill("15:05:01.500", ARCA, "10.22"),
                fill("15:05:03", ARCA, "10.22"));
        assertThat(phases(order))
                .containsExactly(
                        FillPhase.CONTINUOUS,
                        FillPhase.HALT,
                        FillPhase.CONTINUOUS,
                        FillPhase.CONTINUOUS,
                        FillPhase.HALT,
                        FillPhase.AUCTION,
                        FillPhase.HALT,
                        FillPhase.CONTINUOUS);
        assertThat(issues.count(ExecutionIssue.IN_HALT)).isEqualTo(3);
        assertThat(issues.count(ExecutionIssue.HALTED_ORDER)).isEqualTo(1);
    }

    @Test
    void anOrderWithinAHaltOfOneVenueAloneIsNotNamed() {
        measured(tape(day()), "14:59:00", "15:00:01");
        assertThat(issues.count(ExecutionIssue.HALTED_ORDER)).isZero();
        measured(tape(day()), "15:02:00", "15:03:00");
        assertThat(issues.count(ExecutionIssue.HALTED_ORDER)).isEqualTo(1);
    }

    @Test
    void anOrderThatArrivesBeforeTheOpenIsNamed() {
        measured(tape(day()), "13:30:00", "14:00:00");
        assertThat(issues.count(ExecutionIssue.ARRIVED_CLOSED)).isZero();
        MeasuredOrder order = measured(tape(day()), "13:29:59", "14:00:00", fill("13:30:00.400", NASDAQ, "10"));
        assertThat(issues.count(ExecutionIssue.ARRIVED_CLOSED)).isEqualTo(1);
        assertThat(order.window().startNs()).isEqualTo(at("13:30:00"));
    }

    @Test
    void haltsAreThoseThatAWalkOverTheRowsFinds() {
        SplittableRandom random = new SplittableRandom(19);
        int halted = 0;
        for (int run = 0; run < 200; run++) {
            List<MarketEvent> events = randomHalts(random);
            MarketTape tape = tape(events);
            TradingPhases phases = new TradingPhases(tape, TradingHours.UNLIMITED);
            TapePass.over(tape).add(phases).run();
            long start = at("14:00:00");
            for (int second = 0; second < 40; second++) {
                int venue = random.nextInt(3) * 10;
                OwnFill fill = new OwnFill(
                        new FillIds("1", "A", ""),
                        "X",
                        start + second * 500_000_000L,
                        venue,
                        1,
                        1,
                        new FillTerms(null, 0L, null, Map.of()));
                boolean expected = isHaltedSlowly(events, fill.timeNs(), venue);
                assertThat(phases.of(fill, venue) == FillPhase.HALT).isEqualTo(expected);
                halted += expected ? 1 : 0;
                long toNs = fill.timeNs() + random.nextInt(5) * 250_000_000L;
                assertThat(phases.isHaltedBetween(fill.timeNs(), toNs))
                        .isEqualTo(isHaltedBetweenSlowly(events, fill.timeNs(), toNs));
            }
        }
        assertThat(halted).isBetween(800, 7_000);
    }

    /** Rows at whole seconds, so that the state between two rows is that at the half second. */
    private static List<MarketEvent> randomHalts(SplittableRandom random) {
        List<MarketEvent> events = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String time = "14:00:%02d".formatted(i);
            int venue = 10 + 10 * random.nextInt(2);
            switch (random.nextInt(4)) {
                case 0 -> events.add(quote(time, venue, "9", "10"));
                case 1 -> events.add(event(time, venue, BookAction.RESUME));
                default -> events.add(event(time, venue, BookAction.HALT));
            }
        }
        return events;
    }

    /** The state of a venue by the last row before a time; a row of that very time must not change it. */
    private static boolean isHaltedSlowly(List<MarketEvent> events, long timeNs, int venue) {
        boolean anyone = false;
        boolean all = true;
        for (int id : new int[] {10, 20}) {
            boolean seen = false;
            boolean before = false;
            boolean after = false;
            for (MarketEvent each : events) {
                if (each.publisherId() != id) {
                    continue;
                }
                boolean isHalt = each.action() == BookAction.HALT;
                if (each.eventNs() < timeNs) {
                    seen |= !each.action().isStatus() || isHalt;
                    before = each.action().isStatus() ? isHalt : before;
                }
                if (each.eventNs() <= timeNs) {
                    after = each.action().isStatus() ? isHalt : after;
                }
            }
            if (id == venue) {
                return before && after;
            }
            anyone |= seen;
            all &= !seen || (before && after);
        }
        return anyone && all;
    }

    private static boolean isHaltedBetweenSlowly(List<MarketEvent> events, long fromNs, long toNs) {
        for (long timeNs = fromNs; timeNs <= toNs; timeNs += 250_000_000L) {
            if (isHaltedSlowly(events, timeNs, OwnFill.NO_VENUE)) {
                return true;
            }
        }
        return false;
    }
}
