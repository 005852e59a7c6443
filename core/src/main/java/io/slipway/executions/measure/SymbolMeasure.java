package io.slipway.executions.measure;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.Sessions;
import io.slipway.executions.ExecutionIssue;
import io.slipway.executions.IssueTally;
import io.slipway.executions.OwnExecution;
import io.slipway.executions.PriceUnits;
import io.slipway.executions.measure.QuoteMoments.Moment;
import io.slipway.model.Money;
import io.slipway.model.ParentOrder;
import io.slipway.tape.MarketTape;
import io.slipway.tca.ImplementationShortfall;
import io.slipway.tca.benchmark.ReferencePrices;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures the executions of one symbol, day by day, and passes each on, so that memory holds the orders of one day.
 *
 * <pre>{@code
 * SymbolMeasure measure = new SymbolMeasure(MeasureTerms.of(hours), issues, orders::add);
 * measure.measure(tape, executions);
 * }</pre>
 */
public final class SymbolMeasure {

    private final MeasureTerms terms;
    private final IssueTally issues;
    private final Consumer<MeasuredOrder> sink;
    private final IdentityHashMap<OwnExecution, Moment> decisions = new IdentityHashMap<>();

    /**
     * A measurement.
     *
     * @param issues takes up faults that only market data show
     * @param sink gets the orders by day, in the order given
     */
    public SymbolMeasure(MeasureTerms terms, IssueTally issues, Consumer<MeasuredOrder> sink) {
        this.terms = terms;
        this.issues = issues;
        this.sink = sink;
    }

    private record Days(LocalDate first, LocalDate last) implements Comparable<Days> {
        @Override
        public int compareTo(Days other) {
            int byFirst = first.compareTo(other.first);
            return byFirst == 0 ? last.compareTo(other.last) : byFirst;
        }
    }

    /**
     * Measures executions of one symbol.
     *
     * @param tape market data of the symbol; null if there is none
     */
    public void measure(@Nullable MarketTape tape, List<OwnExecution> executions) {
        if (tape == null) {
            executions.forEach(this::measureWithout);
            return;
        }
        MarketCalendar calendar = terms.hours().calendar();
        TreeMap<Days, List<OwnExecution>> byDays = new TreeMap<>();
        for (OwnExecution each : executions) {
            ParentOrder window = MeasuredWindow.of(each, terms.hours());
            LocalDate first = calendar.tradingDateOf(window.startNs());
            LocalDate last = calendar.tradingDateOf(window.endNs());
            byDays.computeIfAbsent(new Days(first, last.isBefore(first) ? first : last), days -> new ArrayList<>())
                    .add(each);
        }
        DayParts parts = new DayParts(tape, calendar);
        findDecisions(parts, executions);
        byDays.forEach((days, some) -> parts.between(days.first(), days.last())
                .ifPresentOrElse(
                        part -> measureDay(part, previousClose(parts, days, some), some),
                        () -> some.forEach(this::measureWithout)));
    }

    /** Finds the quotes of decisions without a stated price, each in the rows of its own day. */
    private void findDecisions(DayParts parts, List<OwnExecution> executions) {
        MarketCalendar calendar = terms.hours().calendar();
        Sessions sessions = terms.hours().sessions();
        TreeMap<LocalDate, List<Moment>> byDay = new TreeMap<>();
        decisions.clear();
        for (OwnExecution own : executions) {
            Long decidedNs = own.order().times().decisionNs();
            if (decidedNs == null
                    || own.order().prices().decisionE9() != null
                    || sessions.openUntilNs(decidedNs) == Long.MIN_VALUE) {
                continue;
            }
            Moment moment = Moment.ofDecision(own, decidedNs, sessions);
            LocalDate day = calendar.isAlwaysOpen() ? LocalDate.EPOCH : calendar.tradingDateOf(moment.timeNs());
            decisions.put(own, moment);
            byDay.computeIfAbsent(day, date -> new ArrayList<>()).add(moment);
        }
        byDay.forEach((day, moments) ->
                parts.between(day, day).ifPresent(part -> QuoteMoments.find(part, sessions, moments)));
    }

    /** Notes a decision that has no mid of its own time. */
    private void noteDecision(OwnExecution own) {
        Long decidedNs = own.order().times().decisionNs();
        if (decidedNs == null
                || decidedNs == own.arrivalNs()
                || own.order().prices().decisionE9() != null) {
            return;
        }
        Moment moment = decisions.get(own);
        if (moment == null || moment.quote() == null) {
            issues.note(ExecutionIssue.DECISION_UNQUOTED, own.order().id());
        } else if (moment.timeNs() < decidedNs) {
            issues.note(ExecutionIssue.DECISION_CLOSED, own.order().id());
        }
    }

    private void measureDay(MarketTape part, @Nullable BigDecimal previousClose, List<OwnExecution> executions) {
        DayMeasure day = new DayMeasure(part, terms, issues, previousClose, decisions);
        day.measure(executions).forEach(this::pass);
        day.unmeasured().forEach(this::measureWithout);
    }

    /** The close of the day before the first, of which the part of a day knows nothing; null if the data does not have it. */
    private @Nullable BigDecimal previousClose(DayParts parts, Days days, List<OwnExecution> executions) {
        MarketCalendar calendar = terms.hours().calendar();
        LocalDate before = days.first().minusDays(1);
        while (calendar.day(before).isEmpty()) {
            before = before.minusDays(1);
        }
        ParentOrder order = MeasuredWindow.of(executions.get(0), terms.hours());
        ParentOrder open = new ParentOrder(
                order.side(), order.qty(), order.startNs(), order.endNs(), terms.hours(), order.prices());
        return parts.between(before, days.first())
                .map(part -> ReferencePrices.of(part, open, terms.participation()))
                .map(ReferencePrices::previousClose)
                .orElse(null);
    }

    private void measureWithout(OwnExecution own) {
        issues.note(ExecutionIssue.NO_MARKET_DATA, own.order().id());
        PriceUnits.note(issues, own, null);
        ParentOrder window = MeasuredWindow.of(own, terms.hours());
        pass(StatedPrices.measured(
                own,
                window,
                new FillMaker(terms, issues, new int[0]).fills(own),
                Collections.nCopies(own.fills().size(), FillPhase.UNKNOWN),
                terms.fees().at(window.startNs())));
    }

    private void pass(MeasuredOrder order) {
        ImplementationShortfall shortfall = order.shortfall();
        if (order.market() != null) {
            noteDecision(order.own());
        }
        if (shortfall != null && !shortfall.isMarked()) {
            issues.note(ExecutionIssue.NO_MARK, order.own().order().id());
        }
        if (shortfall != null && shortfall.decisionNotional().signum() == 0) {
            issues.note(ExecutionIssue.ZERO_PRICE, order.own().order().id());
        }
        sink.accept(order);
    }

    /** A price of 1e-9 as a decimal; null stays null. */
    static @Nullable BigDecimal decimal(@Nullable Long e9) {
        return e9 == null ? null : Money.toDecimal(e9);
    }
}
