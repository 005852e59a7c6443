package io.slipway.executions.measure;

import io.slipway.executions.ExecutionIssue;
import io.slipway.executions.IssueTally;
import io.slipway.executions.OrderPrices;
import io.slipway.executions.OwnExecution;
import io.slipway.executions.OwnFill;
import io.slipway.executions.PriceUnits;
import io.slipway.executions.measure.QuoteMoments.Moment;
import io.slipway.executions.rivals.OrderRunner;
import io.slipway.executions.rivals.Rivals;
import io.slipway.executions.rivals.StrategyCost;
import io.slipway.executions.shown.Better;
import io.slipway.model.Fill;
import io.slipway.model.Liquidity;
import io.slipway.model.NationalQuote;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapePass;
import io.slipway.tca.ExecutedOrder;
import io.slipway.tca.Execution;
import io.slipway.tca.ExecutionQuality;
import io.slipway.tca.Markouts;
import io.slipway.tca.OrderCost;
import io.slipway.tca.StrategyTca;
import io.slipway.tca.Tca;
import io.slipway.tca.TcaObserver;
import io.slipway.tca.TcaSpec;
import io.slipway.tca.benchmark.GivenPrices;
import io.slipway.tca.order.VenueOrder;
import io.slipway.tca.quote.StaleAges;
import io.slipway.venue.PrintRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measures the executions of one symbol on one day. Not thread-safe. */
final class DayMeasure {

    private static final String OWN = "executed";

    /** Orders that are measured in one pass: each keeps books of its own. */
    private static final int ORDERS_A_PASS = 64;

    private final MarketTape tape;
    private final MeasureTerms terms;
    private final IssueTally issues;
    private final @Nullable BigDecimal previousClose;
    private final Map<OwnExecution, Moment> decisions;
    private final FillMaker maker;
    private final StaleAges.Observer ages;
    private final TickGrid grid;
    private final DayActivity activity;
    private final TradingPhases phases;
    private final DataReach reach;
    private final Rivals rivals;
    private final DataGaps gaps;
    private final FillNotes notes;
    private final Map<Long, Moment> closes = new HashMap<>();
    private final IdentityHashMap<OwnFill, ReachableQuotes.Moment> reachable = new IdentityHashMap<>();
    private final List<OwnExecution> unmeasured = new ArrayList<>();
    private final List<MeasuredOrder> closed = new ArrayList<>();

    /** A measure of one day, given the quotes of decisions, which may be of other days. */
    DayMeasure(
            MarketTape tape,
            MeasureTerms terms,
            IssueTally issues,
            @Nullable BigDecimal previousClose,
            Map<OwnExecution, Moment> decisions) {
        this.tape = tape;
        this.terms = terms;
        this.issues = issues;
        this.previousClose = previousClose;
        this.decisions = decisions;
        maker = new FillMaker(terms, issues, tape.publisherIds());
        ages = new StaleAges.Observer(tape, terms.hours().sessions(), terms.staleNs());
        grid = new TickGrid(terms.hours().calendar());
        activity = new DayActivity(tape, terms.hours());
        phases = new TradingPhases(tape, terms.hours());
        rivals = new Rivals(tape, terms.runner(), terms.hours().sessions());
        gaps = DataGaps.of(tape, terms.hours().sessions());
        reach = new DataReach(tape, phases, gaps, issues);
        notes = new FillNotes(issues, maker, phases, grid, gaps);
    }

    /** An order with what the market said at its fills. */
    private record Prepared(
            OwnExecution own,
            ParentOrder window,
            List<Fill> fills,
            @Nullable BigDecimal decisionPx,
            OrderReceipt receipt,
            List<FillPhase> phases,
            List<Moment> moments) {

        /** Better prices that were shown at a fill, in phases in which they could be had. */
        Better better(int fill) {
            return phases.get(fill).hasQuote() ? moments.get(fill).better() : Better.NONE;
        }
    }

    /** Executions that the market data does not cover, after {@link #measure}. */
    List<OwnExecution> unmeasured() {
        return unmeasured;
    }

    List<MeasuredOrder> measure(List<OwnExecution> executions) {
        List<Prepared> all = prepared(executions);
        all.forEach(this::workRivals);
        rivals.countTwice();
        List<Fill> fills = all.stream().flatMap(each -> each.fills().stream()).toList();
        long[][] twiceMids = Markouts.twiceMids(tape, terms.hours().sessions(), fills);
        List<MeasuredOrder> measured = new ArrayList<>();
        int fill = 0;
        for (int from = 0; from < all.size(); from += ORDERS_A_PASS) {
            List<Prepared> some = all.subList(from, Math.min(from + ORDERS_A_PASS, all.size()));
            List<Tca> costs = costs(some);
            for (int i = 0; i < some.size(); i++) {
                int to = fill + some.get(i).fills().size();
                measured.add(measured(some.get(i), costs.get(i), Arrays.copyOfRange(twiceMids, fill, to)));
                fill = to;
            }
        }
        measured.addAll(closed);
        return measured;
    }

    /** Strategies work what was filled, except where all of it is of auctions: they trade continuously, so no rival of it is among them. */
    private void workRivals(Prepared each) {
        long qty = each.fills().stream().mapToLong(Fill::qty).sum();
        if (terms.runner() == OrderRunner.NONE || qty == 0 || each.window().openTimeNs() == 0) {
            return;
        }
        if (each.phases().stream().allMatch(phase -> phase == FillPhase.AUCTION)) {
            issues.note(ExecutionIssue.AUCTION_ORDER, each.own().order().id());
        } else if (reach.covers(each.window())
                && !gaps.meets(each.window().startNs(), each.window().endNs())) {
            rivals.work(each.own(), withQty(each.window(), qty));
        }
    }

    private List<Prepared> prepared(List<OwnExecution> executions) {
        IdentityHashMap<OwnFill, Moment> moments = new IdentityHashMap<>();
        for (OwnExecution own : executions) {
            own.fills()
                    .forEach(fill -> moments.put(fill, Moment.of(own.order().side(), fill, maker.publisherId(fill))));
        }
        IdentityHashMap<OwnExecution, Long> endsNs = new IdentityHashMap<>();
        executions.forEach(
                own -> endsNs.put(own, MeasuredWindow.of(own, terms.hours()).endNs()));
        ReceiptQuotes receipts = new ReceiptQuotes(tape, terms.hours().sessions(), endsNs);
        List<Moment> all = new ArrayList<>(moments.values());
        executions.forEach(own -> own.fills().forEach(this::addClose));
        all.addAll(closes.values());
        for (OwnExecution own : executions) {
            Side side = own.order().side();
            own.fills().forEach(fill -> reachable.put(fill, new ReachableQuotes.Moment(fill.timeNs(), side)));
        }
        TapePass.over(tape)
                .add(new ReachableQuotes(tape, terms.hours().sessions(), terms, new ArrayList<>(reachable.values())))
                .add(new QuoteMoments(tape, terms.hours().sessions(), gaps, all))
                .add(ages)
                .add(grid)
                .add(activity)
                .add(receipts)
                .add(phases)
                .run();
        List<Prepared> prepared = new ArrayList<>();
        for (OwnExecution own : executions) {
            ParentOrder asked = MeasuredWindow.of(own, terms.hours());
            Optional<ParentOrder> window = window(asked);
            boolean isClosed = MeasuredWindow.inSessions(asked, terms.hours()).isEmpty();
            if (window.isEmpty() && !isClosed) {
                unmeasured.add(own);
                continue;
            }
            List<Moment> ofFills = own.fills().stream().map(moments::get).toList();
            List<FillPhase> inPhases = own.fills().stream()
                    .map(fill -> phases.of(fill, maker.publisherId(fill)))
                    .toList();
            notes.note(own, ofFills, inPhases);
            if (isClosed) {
                closed.add(closed(own, asked, inPhases));
            } else {
                noteTimes(own, window.orElseThrow());
                PriceUnits.note(issues, own, receipts.of(own).twiceMidE9());
                prepared.add(new Prepared(
                        own,
                        window.orElseThrow(),
                        fills(own, ofFills, inPhases),
                        StatedPrices.decisionPx(own, decisions.get(own)),
                        receipts.of(own),
                        inPhases,
                        ofFills));
            }
        }
        return prepared;
    }

    private void noteTimes(OwnExecution own, ParentOrder window) {
        if (!own.inferred() && !terms.hours().sessions().isOpen(own.arrivalNs())) {
            issues.note(ExecutionIssue.ARRIVED_CLOSED, own.order().id());
        }
        if (gaps.meets(window.startNs(), window.endNs())) {
            issues.note(ExecutionIssue.DATA_GAP, own.order().id());
        }
    }

    /** The end of the session of a fill, if the data reach it. */
    private void addClose(OwnFill fill) {
        long closeNs = terms.hours().sessions().closeAfterNs(fill.timeNs());
        if (closeNs <= tape.lastEventNs()) {
            closes.computeIfAbsent(closeNs, at -> new Moment(at - 1, OwnFill.NO_VENUE, false));
        }
    }

    private MeasuredFill.@Nullable Close close(OwnFill fill) {
        long closeNs = terms.hours().sessions().closeAfterNs(fill.timeNs());
        Moment moment = closes.get(closeNs);
        NationalQuote quote = moment == null ? null : moment.quote();
        return quote == null ? null : new MeasuredFill.Close(closeNs, quote.twiceMidE9());
    }

    private List<Fill> fills(OwnExecution own, List<Moment> moments, List<FillPhase> inPhases) {
        List<FillMaker.Around> market = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            market.add(FillMaker.Around.of(moment.quote(), moment.state(), inPhases.get(i)));
        }
        return maker.fills(own, market);
    }

    /** The window within the sessions and the data; empty if they do not meet. */
    private Optional<ParentOrder> window(ParentOrder asked) {
        boolean meets = asked.startNs() <= tape.lastEventNs() && asked.endNs() >= tape.firstEventNs();
        return meets ? MeasuredWindow.inSessions(asked, terms.hours()) : Optional.empty();
    }

    /** An order while the market was closed: its fills may be of the close, or out of hours. */
    private MeasuredOrder closed(OwnExecution own, ParentOrder window, List<FillPhase> inPhases) {
        issues.note(ExecutionIssue.CLOSED_ORDER, own.order().id());
        PriceUnits.note(issues, own, null);
        ParentOrder withHours = new ParentOrder(
                window.side(), window.qty(), window.startNs(), window.endNs(), terms.hours(), window.prices());
        return StatedPrices.measured(
                own,
                withHours,
                maker.fills(
                        own, inPhases.stream().map(FillMaker.Around::without).toList()),
                inPhases,
                terms.fees().at(window.startNs()));
    }

    private List<Tca> costs(List<Prepared> some) {
        TapePass pass = TapePass.over(tape);
        List<TcaObserver> observers = new ArrayList<>();
        for (Prepared each : some) {
            OrderPrices stated = each.own().order().prices();
            TcaSpec spec = new TcaSpec(
                    each.window(),
                    terms.fees().at(each.window().startNs()),
                    terms.participation(),
                    new GivenPrices(
                            each.decisionPx(),
                            previousClose,
                            SymbolMeasure.decimal(stated.arrivalE9()),
                            SymbolMeasure.decimal(stated.endE9())),
                    null,
                    terms.staleNs(),
                    PrintRules.DEFAULT,
                    false);
            TcaObserver observer =
                    new TcaObserver(tape, spec, reach.rows(each.own(), each.window()), List.of(executed(each)));
            observers.add(observer);
            pass.add(observer);
        }
        pass.run();
        List<Tca> costs = observers.stream().map(TcaObserver::tca).toList();
        for (int i = 0; i < costs.size(); i++) {
            Prepared each = some.get(i);
            reach.note(each.own(), each.window(), observers.get(i).arrivalNs(), costs.get(i));
        }
        return costs;
    }

    /** Child orders are not known: each fill stands for one that was filled at once. */
    private static ExecutedOrder executed(Prepared each) {
        List<VenueOrder> orders = each.fills().stream()
                .map(fill -> new VenueOrder(fill.publisherId(), fill.timeNs(), fill.qty(), 0, List.of(fill)))
                .toList();
        return new ExecutedOrder(OWN, StatedPrices.execution(each.window().side(), each.fills()), each.fills(), orders);
    }

    private MeasuredOrder measured(Prepared each, Tca tca, long[][] twiceMids) {
        Execution execution = StatedPrices.execution(each.window().side(), each.fills());
        List<MeasuredFill> fills = new ArrayList<>();
        for (int i = 0; i < twiceMids.length; i++) {
            fills.add(new MeasuredFill(
                    each.own().fills().get(i),
                    each.fills().get(i),
                    each.phases().get(i),
                    Arrays.stream(twiceMids[i]).boxed().toList(),
                    reachable(each, i),
                    close(each.own().fills().get(i)),
                    each.better(i)));
        }
        StrategyTca own = tca.of(OWN);
        return new MeasuredOrder(
                each.own(),
                each.window(),
                execution,
                fills,
                tca.prices(),
                own.costVsPricesBps(),
                own.shortfall(),
                market(each, tca, execution, fills));
    }

    /** The best price within reach, where the fill has a quote at all. */
    private @Nullable Long reachable(Prepared each, int fill) {
        ReachableQuotes.Moment moment = reachable.get(each.own().fills().get(fill));
        return moment == null || each.fills().get(fill).market() == null ? null : moment.touchE9();
    }

    private MarketCosts market(Prepared each, Tca tca, Execution execution, List<MeasuredFill> fills) {
        Side side = each.window().side();
        double filledBps = Double.NaN;
        List<StrategyCost> strategies = List.of();
        if (execution.qty() > 0 && each.window().openTimeNs() > 0) {
            ParentOrder filled = withQty(each.window(), execution.qty());
            Execution compared = compared(each, execution);
            OrderCost prices = OrderCost.of(
                    filled,
                    tca.benchmarks().arrivalMid(),
                    tca.quotes().isMarkBound() ? null : tca.benchmarks().endTouch(),
                    terms.fees().at(each.window().startNs()));
            if (prices.isKnown(compared)) {
                filledBps = prices.bps(compared).doubleValue();
                strategies = rivals.costs(each.own(), prices, ages.ages());
            }
        }
        MarketActivity around = activity.of(each.window(), each.receipt());
        around.note(issues, each.own().order().id(), fills);
        return new MarketCosts(
                tca.of(OWN),
                quality(side, fills, Liquidity.TAKER),
                quality(side, fills, Liquidity.MAKER),
                PriceImprovement.of(side, each.fills()),
                tca.bestPossible(),
                filledBps,
                strategies,
                around);
    }

    /** The execution that strategies are compared with: without its fees where theirs are not known, since no fees are set. */
    private Execution compared(Prepared each, Execution execution) {
        boolean strategiesPay = terms.fees().areGiven();
        boolean pays = each.fills().stream().anyMatch(fill -> fill.feeE9().signum() != 0);
        if (terms.runner() == OrderRunner.NONE || strategiesPay || !pays) {
            return execution;
        }
        issues.note(ExecutionIssue.FEES_OF_ONE_SIDE, each.own().order().id());
        return StatedPrices.withoutFees(each.fills());
    }

    private static ParentOrder withQty(ParentOrder order, long qty) {
        return new ParentOrder(order.side(), qty, order.startNs(), order.endNs(), order.hours(), order.prices());
    }

    private ExecutionQuality quality(Side side, List<MeasuredFill> fills, Liquidity liquidity) {
        List<MeasuredFill> some = fills.stream()
                .filter(each -> each.fill().liquidity() == liquidity && each.phase() != FillPhase.AUCTION)
                .toList();
        return ExecutionQuality.of(
                side, some.stream().map(MeasuredFill::fill).toList(), MeasuredFill.twiceMids(some), ages.ages());
    }
}
