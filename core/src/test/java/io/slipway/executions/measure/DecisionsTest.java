package io.slipway.executions.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.SessionChoice;
import io.slipway.calendar.TradingHours;
import io.slipway.executions.ExecutionIssue;
import io.slipway.executions.IssueTally;
import io.slipway.executions.OrderPrices;
import io.slipway.executions.OrderTimes;
import io.slipway.executions.OwnExecution;
import io.slipway.executions.OwnOrder;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.model.Money;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mids of decisions on other days and outside of sessions, for an order that arrives on Friday, 2 August 2024, at a mid of 105. */
class DecisionsTest {

    private final IssueTally issues = new IssueTally();

    private static long at(String time) {
        return Instant.parse("2024-" + time + "Z").getEpochSecond() * 1_000_000_000L;
    }

    private static MarketEvent quote(String time, String bid, String ask) {
        return new MarketEvent()
                .times(at(time), at(time))
                .origin(2, 0)
                .action(BookAction.MODIFY, BookSide.NONE, 0)
                .orderWithoutPrice(0)
                .bid(Money.parseE9(bid), 1_000)
                .ask(Money.parseE9(ask), 1_000);
    }

    /**
     * 500 are bought by nobody until the end at an offer of 105.01. Thursday had mids of 101 and, from 19:59:30 on, 102. Wednesday's data
     * end an hour before the close.
     */
    @ParameterizedTest
    @CsvSource({
        "08-01T15:00:00, 2000, ''",
        "08-01T19:59:30, 1500, ''",
        "08-01T22:00:00, 1500, decision_closed",
        "08-02T10:00:00, 1500, decision_closed",
        "08-02T13:31:00, 500, ''",
        "07-31T19:00:30, 2500, ''",
        "07-31T22:00:00, 0, decision_unquoted",
        "07-30T15:00:00, 0, decision_unquoted",
        "08-02T13:45:00, 0, ''"
    })
    void theDelayCountsFromTheMidOfTheDecision(String decided, String delay, String issue) {
        MarketTape.Builder builder = new MarketTape.Builder(new Instrument("X"));
        builder.add(quote("07-31T14:00:00", "99.99", "100.01"));
        builder.add(quote("07-31T19:00:00", "99.99", "100.01"));
        builder.add(quote("08-01T14:00:00", "100.99", "101.01"));
        builder.add(quote("08-01T19:59:30", "101.99", "102.01"));
        builder.add(quote("08-02T13:30:30", "103.99", "104.01"));
        builder.add(quote("08-02T13:44:00", "104.99", "105.01"));
        builder.add(quote("08-02T15:00:00", "104.99", "105.01"));
        MarketTape tape = builder.build();
        OwnOrder order = new OwnOrder(
                "A",
                "X",
                Side.BUY,
                500,
                new OrderTimes(at(decided), at("08-02T13:45:00"), at("08-02T14:00:00")),
                OrderPrices.NONE,
                Map.of());
        List<MeasuredOrder> measured = new ArrayList<>();
        TradingHours hours = TradingHours.of(
                MarketCalendar.US_EQUITIES, SessionChoice.REGULAR, tape.firstEventNs(), tape.lastEventNs());
        new SymbolMeasure(MeasureTerms.of(hours), issues, measured::add)
                .measure(tape, List.of(new OwnExecution(order, List.of(), false)));
        var shortfall = Objects.requireNonNull(measured.get(0).shortfall());
        assertThat(shortfall.delay()).isEqualByComparingTo(delay);
        assertThat(shortfall.opportunity()).isEqualByComparingTo("5");
        assertThat(issues.notes())
                .filteredOn(each -> each.issue() == ExecutionIssue.DECISION_CLOSED
                        || each.issue() == ExecutionIssue.DECISION_UNQUOTED)
                .extracting(each -> each.issue().key() + each.examples())
                .isEqualTo(issue.isEmpty() ? List.of() : List.of(issue + "[A]"));
    }
}
