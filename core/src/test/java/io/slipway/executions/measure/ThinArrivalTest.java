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
import io.slipway.model.Instrument;
import io.slipway.model.Liquidity;
import io.slipway.model.Money;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tca.benchmark.Benchmarks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Arrivals at books that are hardly filled. New York is four hours behind: the session is from 13:30 to 20:00. */
class ThinArrivalTest {

    private final IssueTally issues = new IssueTally();

    private static long at(String time) {
        Instant instant = Instant.parse("2024-08-01T" + time + "Z");
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    private static MarketEvent quote(String time, int venue, String bid, String ask) {
        return new MarketEvent()
                .times(at(time), at(time))
                .origin(venue, 0)
                .action(BookAction.MODIFY, BookSide.NONE, 0)
                .orderWithoutPrice(0)
                .bid(Money.parseE9(bid), 1_000)
                .ask(Money.parseE9(ask), 1_000);
    }

    /** All four venues show quotes before the open, and quote again one after the other in the session. */
    private static MarketTape tape() {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("X"));
        tape.add(quote("13:00:00", 2, "9.98", "10.00"));
        tape.add(quote("13:00:01", 9, "9.98", "10.00"));
        tape.add(quote("13:00:02", 11, "9.98", "10.00"));
        tape.add(quote("13:00:03", 43, "9.98", "10.00"));
        tape.add(quote("13:30:00.050", 2, "9.98", "10.02"));
        tape.add(quote("13:30:05", 9, "9.99", "10.01"));
        tape.add(quote("13:30:06", 11, "9.99", "10.01"));
        tape.add(quote("13:31:00", 43, "9.99", "10.01"));
        for (int minute = 32; minute < 60; minute++) {
            tape.add(quote("13:" + minute + ":00", 43, "9.99", "10.01"));
        }
        tape.add(quote("14:00:00", 43, "9.99", "10.01"));
        return tape.build();
    }

    private long thin(String arrival, @Nullable String arrivalPx) {
        OwnOrder order = new OwnOrder(
                "A",
                "X",
                Side.BUY,
                100,
                new OrderTimes(null, at(arrival), at("13:59:00")),
                new OrderPrices(null, arrivalPx == null ? null : Money.parseE9(arrivalPx), null, null),
                Map.of());
        OwnFill fill = new OwnFill(
                new FillIds("1", "A", ""),
                "X",
                at("13:58:00"),
                2,
                100,
                Money.parseE9("10.01"),
                new FillTerms(null, 0L, Liquidity.TAKER, Map.of()));
        MarketTape tape = tape();
        TradingHours hours = TradingHours.of(
                MarketCalendar.US_EQUITIES, SessionChoice.REGULAR, tape.firstEventNs(), tape.lastEventNs());
        long before = issues.count(ExecutionIssue.THIN_ARRIVAL);
        new SymbolMeasure(MeasureTerms.of(hours), issues, measured -> {})
                .measure(
                        tape,
                        Reconciliation.of(new OwnRecords(List.of(order), List.of(FillReport.of(fill))))
                                .executions());
        return issues.count(ExecutionIssue.THIN_ARRIVAL) - before;
    }

    /** One of four venues shows a quote of the session until five seconds after the open, then two, then three. */
    @Test
    void fewVenuesShowAPriceWhenASessionBegins() {
        assertThat(thin("13:10:00", null)).isEqualTo(1);
        assertThat(thin("13:30:00", null)).isEqualTo(1);
        assertThat(thin("13:30:04", null)).isEqualTo(1);
        assertThat(thin("13:30:05", null)).isZero();
        assertThat(thin("13:45:00", null)).isZero();
    }

    @Test
    void aStatedArrivalPriceIsNotThin() {
        assertThat(thin("13:30:00", "10.00")).isZero();
    }

    private static boolean isThin(String arrivalSpread, @Nullable String meanSpread, int showing, int venues) {
        BigDecimal mid = new BigDecimal("10");
        return new Benchmarks(
                        mid,
                        mid,
                        new BigDecimal(arrivalSpread),
                        showing,
                        meanSpread == null ? null : new BigDecimal(meanSpread),
                        mid,
                        mid,
                        null,
                        null)
                .isThinArrival(venues);
    }

    @Test
    void aSpreadOfMoreThanFiveMeanOnesIsThinToo() {
        assertThat(isThin("0.26", "0.05", 4, 4)).isTrue();
        assertThat(isThin("0.25", "0.05", 4, 4)).isFalse();
        assertThat(isThin("0.25", null, 4, 4)).isFalse();
        // A market that is locked on average tells nothing of a usual spread.
        assertThat(isThin("0.01", "0", 4, 4)).isFalse();
        assertThat(isThin("0.01", "0.01", 2, 5)).isTrue();
        assertThat(isThin("0.01", "0.01", 2, 4)).isFalse();
    }
}
