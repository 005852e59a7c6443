package io.slipway.executions.measure;

import io.slipway.calendar.TradingHours;
import io.slipway.executions.ExecutionIssue;
import io.slipway.executions.OwnFill;
import io.slipway.market.BookAction;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeObserver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Halts and auctions of the market, and the phase of fills. Answers after the pass. Not thread-safe.
 *
 * <p>A fill is of an auction if it says so, or if the trade of one at its venue has its price, at least its quantity, and a time
 * within a second of its own. A fill while the market is closed is also of one if it has the official opening or closing price of its
 * day. A fill without a venue of the data may be of any of them.
 */
final class TradingPhases implements TapeObserver {

    /** Brokers may report times in whole seconds, and an auction is reported once its book has been worked off. */
    private static final long NEAR_NS = 1_000_000_000L;

    private final TradingHours hours;
    private final LocalDate firstDay;
    private final LocalDate lastDay;
    private final int[] ids;
    private final long[] quotedNs;
    private final long[] haltedNs;
    private final List<List<Halt>> halts = new ArrayList<>();
    private final List<Print> prints = new ArrayList<>();

    /** A halt of a venue, from after the row that says so until before the row that ends it. */
    private record Halt(long afterNs, long beforeNs) {

        boolean contains(long timeNs) {
            return afterNs < timeNs && timeNs < beforeNs;
        }
    }

    private record Print(long timeNs, int publisherId, long pxE9, long size, boolean isOfficial) {}

    TradingPhases(MarketTape tape, TradingHours hours) {
        this.hours = hours;
        firstDay = hours.calendar().tradingDateOf(tape.firstEventNs());
        lastDay = hours.calendar().tradingDateOf(tape.lastEventNs());
        ids = tape.publisherIds();
        quotedNs = new long[ids.length];
        haltedNs = new long[ids.length];
        Arrays.fill(quotedNs, Long.MAX_VALUE);
        Arrays.fill(haltedNs, Long.MAX_VALUE);
        for (int venue = 0; venue < ids.length; venue++) {
            halts.add(new ArrayList<>());
        }
    }

    /** The record of a fill while the market is closed, which may be of a day of which there are no data. */
    ExecutionIssue whyClosed(long timeNs) {
        LocalDate day = hours.calendar().tradingDateOf(timeNs);
        return day.isBefore(firstDay) || day.isAfter(lastDay) ? ExecutionIssue.OTHER_DAY : ExecutionIssue.OUT_OF_HOURS;
    }

    @Override
    public void onRow(MarketEvent event, long index) {
        int venue = Arrays.binarySearch(ids, event.publisherId());
        if (event.action().isStatus()) {
            onStatus(venue, event.action() == BookAction.HALT, event.eventNs());
        } else if (event.action() == BookAction.TRADE) {
            onPrint(event);
        } else if (event.action().isBook() && (event.hasBid() || event.hasAsk())) {
            quotedNs[venue] = Math.min(quotedNs[venue], event.eventNs());
        }
    }

    private void onStatus(int venue, boolean isHalt, long timeNs) {
        if (isHalt) {
            quotedNs[venue] = Math.min(quotedNs[venue], timeNs);
            haltedNs[venue] = Math.min(haltedNs[venue], timeNs);
        } else if (haltedNs[venue] != Long.MAX_VALUE) {
            halts.get(venue).add(new Halt(haltedNs[venue], timeNs));
            haltedNs[venue] = Long.MAX_VALUE;
        }
    }

    private void onPrint(MarketEvent print) {
        boolean isOfficial =
                print.printKind().isOfficialOpen() || print.printKind().isOfficialClose();
        if (print.hasPrice() && (isOfficial || print.printKind().isAuction())) {
            prints.add(new Print(print.eventNs(), print.publisherId(), print.priceE9(), print.size(), isOfficial));
        }
    }

    @Override
    public void onEnd() {
        for (int venue = 0; venue < ids.length; venue++) {
            onStatus(venue, false, Long.MAX_VALUE);
        }
    }

    /**
     * The phase of a fill.
     *
     * @param publisherId its venue among those of the data, where it is one of them
     */
    FillPhase of(OwnFill fill, int publisherId) {
        boolean isOpen = hours.sessions().isOpen(fill.timeNs());
        int venue = Arrays.binarySearch(ids, publisherId);
        if (fill.terms().isAuction() || prints.stream().anyMatch(each -> fits(each, fill, publisherId, isOpen))) {
            return FillPhase.AUCTION;
        }
        if (!isOpen) {
            return FillPhase.CLOSED;
        }
        boolean isHalted = venue < 0 ? isHalted(fill.timeNs()) : isHalted(venue, fill.timeNs());
        return isHalted ? FillPhase.HALT : FillPhase.CONTINUOUS;
    }

    private boolean fits(Print print, OwnFill fill, int publisherId, boolean isOpen) {
        if (print.pxE9() != fill.pxE9() || (publisherId > OwnFill.NO_VENUE && print.publisherId() != publisherId)) {
            return false;
        }
        if (print.isOfficial()) {
            return !isOpen
                    && hours.calendar()
                            .tradingDateOf(print.timeNs())
                            .equals(hours.calendar().tradingDateOf(fill.timeNs()));
        }
        return print.size() >= fill.qty() && Math.abs(print.timeNs() - fill.timeNs()) <= NEAR_NS;
    }

    private boolean isHalted(int venue, long timeNs) {
        return halts.get(venue).stream().anyMatch(each -> each.contains(timeNs));
    }

    /** True if all venues that have shown a quote by then are halted, and there is one. */
    private boolean isHalted(long timeNs) {
        boolean isAny = false;
        for (int venue = 0; venue < ids.length; venue++) {
            if (quotedNs[venue] < timeNs) {
                isAny = true;
                if (!isHalted(venue, timeNs)) {
                    return false;
                }
            }
        }
        return isAny;
    }

    /** The start of the last halt of those that all venues are in at a time: the market stopped then. Empty if not all are halted. */
    OptionalLong haltedSince(long timeNs) {
        return isHalted(timeNs)
                ? halts.stream()
                        .flatMap(List::stream)
                        .filter(each -> each.contains(timeNs))
                        .mapToLong(Halt::afterNs)
                        .max()
                : OptionalLong.empty();
    }

    /** The first moment from a time on in which not all venues are halted; empty if the data show none. */
    OptionalLong tradedFrom(long timeNs) {
        return LongStream.concat(
                        halts.stream().flatMap(List::stream).mapToLong(Halt::beforeNs), Arrays.stream(quotedNs))
                .filter(each -> each >= timeNs && each != Long.MAX_VALUE)
                .filter(each -> !isHalted(each + 1))
                .min();
    }

    /** Number of venues that showed a quote. */
    int quotingVenues() {
        return (int)
                Arrays.stream(quotedNs).filter(each -> each != Long.MAX_VALUE).count();
    }

    /** True if there was a moment from one time to another at which all venues were halted. Such a stretch begins with a halt. */
    boolean isHaltedBetween(long fromNs, long toNs) {
        return isHalted(fromNs)
                || halts.stream()
                        .flatMap(List::stream)
                        .mapToLong(each -> each.afterNs() + 1)
                        .filter(timeNs -> timeNs >= fromNs && timeNs <= toNs)
                        .anyMatch(this::isHalted);
    }
}
