package io.slipway.executions.measure;

import io.slipway.executions.ExecutionIssue;
import io.slipway.executions.IssueTally;
import io.slipway.executions.OwnExecution;
import io.slipway.executions.OwnFill;
import io.slipway.model.ParentOrder;
import io.slipway.tape.MarketTape;
import io.slipway.tca.Tca;
import io.slipway.tca.benchmark.Benchmarks;
import io.slipway.tca.benchmark.UsableRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Rows of the market data that make the prices of an order, and notes where the data do not reach it.
 *
 * <ul>
 *   <li>The arrival price is that after all rows of the arrival. If a fill has the time of the arrival, it is that before these rows,
 *       since they may show what the fill did.
 *   <li>In a halt of all venues it is the last one of the session before the last of them was halted: what was known at the arrival.
 *   <li>Without a quote at the arrival it is the first one after it, at most {@link #REACH_NS} later and before the first fill.
 *   <li>An arrival in one of the {@link DataGaps} has none.
 *   <li>The last quotes of the data hold for {@link #REACH_NS}.
 * </ul>
 */
final class DataReach {

    /** A quote may stand for a minute without a row of any venue; beyond that, data that end cannot be told from a quiet market. */
    static final long REACH_NS = 60_000_000_000L;

    private final TradingPhases phases;
    private final DataGaps gaps;
    private final IssueTally issues;
    private final long endNs;

    /** The phases are asked after the pass. */
    DataReach(MarketTape tape, TradingPhases phases, DataGaps gaps, IssueTally issues) {
        this.phases = phases;
        this.gaps = gaps;
        this.issues = issues;
        endNs = endNs(tape);
    }

    /** Time until which a recording tells quotes. */
    static long endNs(MarketTape tape) {
        return tape.lastEventNs() + REACH_NS;
    }

    /** True if the data tell quotes until the end of an order. */
    boolean covers(ParentOrder window) {
        return window.endNs() <= endNs;
    }

    UsableRows rows(OwnExecution own, ParentOrder window) {
        long startNs = window.startNs();
        long firstNs = own.fills().stream().mapToLong(OwnFill::timeNs).min().orElse(Long.MAX_VALUE);
        long atFillNs = isFilledAt(own, startNs) ? startNs : UsableRows.NEVER;
        long latestNs = Math.max(startNs, Math.min(startNs + REACH_NS, firstNs - 1));
        OptionalLong haltedNs = haltedSince(window);
        if (gaps.isWithin(startNs)) {
            return new UsableRows(UsableRows.NEVER, false, startNs - 1, endNs, true);
        }
        return new UsableRows(haltedNs.orElse(atFillNs), haltedNs.isPresent(), latestNs, endNs, true);
    }

    /** True if an order has a fill of a time, of which the rows may show what the fill did. */
    static boolean isFilledAt(OwnExecution own, long timeNs) {
        return own.fills().stream().anyMatch(fill -> fill.timeNs() == timeNs);
    }

    private OptionalLong haltedSince(ParentOrder window) {
        return phases.haltedSince(window.startNs() + 1);
    }

    /**
     * Notes where the prices of an order are not those of its times.
     *
     * @param quotedNs time of the quote that is the arrival price; empty if there is none
     * @param measured costs and market of the window
     */
    void note(OwnExecution own, ParentOrder window, OptionalLong quotedNs, Tca measured) {
        String id = own.order().id();
        Benchmarks market = measured.benchmarks();
        if (phases.isHaltedBetween(window.startNs(), window.endNs())) {
            issues.note(ExecutionIssue.HALTED_ORDER, id);
        }
        if (own.order().prices().arrivalE9() == null) {
            boolean isBefore = quotedNs.isPresent() && quotedNs.getAsLong() <= window.startNs();
            if (haltedSince(window).isPresent()) {
                issues.note(
                        isBefore ? ExecutionIssue.ARRIVED_HALTED : ExecutionIssue.HALTED_UNQUOTED,
                        id + ", " + tradedFrom(window));
            }
            if (quotedNs.isEmpty()) {
                issues.note(ExecutionIssue.NO_ARRIVAL_QUOTE, id);
            } else if (quotedNs.getAsLong() > window.startNs() && own.arrivalNs() == window.startNs()) {
                issues.note(ExecutionIssue.LATE_QUOTE, id);
            }
            if (market.arrivalSpread() != null && market.arrivalSpread().signum() < 0) {
                issues.note(ExecutionIssue.ARRIVED_CROSSED, id);
            }
            if (quotedNs.isPresent() && market.isThinArrival(phases.quotingVenues())) {
                issues.note(ExecutionIssue.THIN_ARRIVAL, id);
            }
        }
        BigDecimal mark = market.endTouch();
        if (measured.quotes().isMarkBound()
                && mark != null
                && own.filledQty() < own.order().qty()) {
            boolean isHalted = phases.haltedSince(window.endNs() + 1).isPresent();
            issues.note(
                    isHalted ? ExecutionIssue.MARK_HALTED : ExecutionIssue.MARK_BOUND,
                    id + ", " + mark.stripTrailingZeros().toPlainString());
        }
        if (!covers(window)) {
            issues.note(ExecutionIssue.ENDS_AFTER_DATA, id);
        }
    }

    private String tradedFrom(ParentOrder window) {
        OptionalLong fromNs = phases.tradedFrom(window.startNs() + 1);
        return fromNs.isPresent()
                ? "traded again from " + Instant.ofEpochSecond(0, fromNs.getAsLong())
                : "halted until the data end";
    }
}
