package io.slipway.executions.measure;

import io.slipway.calendar.SessionClock;
import io.slipway.calendar.Sessions;
import io.slipway.executions.OwnExecution;
import io.slipway.executions.OwnFill;
import io.slipway.executions.shown.Better;
import io.slipway.executions.shown.BetterShown;
import io.slipway.market.MarketEvent;
import io.slipway.market.VenueBooks;
import io.slipway.model.NationalQuote;
import io.slipway.model.QuoteState;
import io.slipway.model.Side;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeObserver;
import io.slipway.tape.TapePass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The best bid and offer of all venues at given moments. The quote of a fill is the one before it: rows of the very moment of the
 * fill may show what it did. Only where there was none before, the rows of the moment count. The quote of a decision is that after
 * all rows of its moment. There is none more than {@link DataReach#REACH_NS} after the last row, or in one of the
 * {@link DataGaps}. Not thread-safe.
 */
final class QuoteMoments implements TapeObserver {

    /** A moment, and the quote that was found. */
    static final class Moment {

        private final long timeNs;
        private final int publisherId;
        private final boolean isFill;
        private @Nullable NationalQuote quote;
        private QuoteState state = new QuoteState(QuoteState.UNKNOWN, false);
        private Better better = Better.NONE;
        private @Nullable Side side;
        private @Nullable OwnFill fill;

        /** The moment of a fill. */
        static Moment of(Side side, OwnFill fill, int publisherId) {
            Moment moment = new Moment(fill.timeNs(), publisherId, true);
            moment.side = side;
            moment.fill = fill;
            return moment;
        }

        Moment(long timeNs, int publisherId, boolean isFill) {
            this.timeNs = timeNs;
            this.publisherId = publisherId;
            this.isFill = isFill;
        }

        /** The moment of a decision; while the market was closed, the last one before. */
        static Moment ofDecision(OwnExecution own, long decidedNs, Sessions sessions) {
            long openNs = sessions.openUntilNs(decidedNs);
            long timeNs = openNs == decidedNs ? decidedNs : openNs - 1;
            return new Moment(timeNs, OwnFill.NO_VENUE, DataReach.isFilledAt(own, timeNs));
        }

        long timeNs() {
            return timeNs;
        }

        /** The quote, or null if there was none. */
        @Nullable
        NationalQuote quote() {
            return quote;
        }

        /** Shares that other venues showed at a better price than that of the fill. */
        Better better() {
            return better;
        }

        /** Age of the venue's quote, and whether the market was crossed. */
        QuoteState state() {
            return state;
        }
    }

    private final VenueBooks books;
    private final SessionClock clock;
    private final long reachNs;
    private final DataGaps gaps;
    private final int[] ids;
    private final List<Moment> before;
    private final List<Moment> after;
    private final BetterShown shown = new BetterShown();
    private final List<Moment> empty = new ArrayList<>();
    private int nextBefore;
    private int nextAfter;

    QuoteMoments(MarketTape tape, Sessions sessions, DataGaps gaps, List<Moment> moments) {
        this.gaps = gaps;
        ids = tape.publisherIds();
        reachNs = DataReach.endNs(tape);
        books = new VenueBooks(ids);
        clock = new SessionClock(sessions);
        before = sorted(moments, true);
        after = sorted(moments, false);
    }

    private static List<Moment> sorted(List<Moment> moments, boolean isFill) {
        return moments.stream()
                .filter(moment -> moment.isFill == isFill)
                .sorted(Comparator.comparingLong(moment -> moment.timeNs))
                .toList();
    }

    /** Finds the quotes of moments in one pass. */
    static void find(MarketTape tape, Sessions sessions, List<Moment> moments) {
        TapePass.over(tape)
                .add(new QuoteMoments(tape, sessions, DataGaps.of(tape, sessions), moments))
                .run();
    }

    @Override
    public void onRow(MarketEvent event, long index) {
        passTo(event.eventNs());
        if (clock.advanceTo(event.eventNs())) {
            clear();
        }
        if (!event.action().isPrint()) {
            int venue = books.apply(event);
            if (event.action().isBook()) {
                shown.renew(venue);
            }
        }
    }

    private void passTo(long timeNs) {
        if (!empty.isEmpty() && empty.get(0).timeNs < timeNs) {
            empty.forEach(this::note);
            empty.clear();
        }
        for (; nextAfter < after.size() && after.get(nextAfter).timeNs < timeNs; nextAfter++) {
            advance(after.get(nextAfter));
        }
        int from = nextBefore;
        for (; nextBefore < before.size() && before.get(nextBefore).timeNs <= timeNs; nextBefore++) {
            Moment moment = before.get(nextBefore);
            if (moment.timeNs > before.get(from).timeNs) {
                compare(before.subList(from, nextBefore));
                from = nextBefore;
            }
            advance(moment);
            if (moment.quote == null && moment.timeNs == timeNs) {
                empty.add(moment);
            }
        }
        compare(before.subList(from, nextBefore));
    }

    /** Looks for better prices of fills of one moment, at which the books stand. */
    private void compare(List<Moment> moments) {
        List<Moment> known = moments.stream()
                .filter(moment -> moment.fill != null && moment.quote != null)
                .toList();
        List<Better> found = shown.of(
                books.view(),
                known.stream()
                        .map(moment -> new BetterShown.Taking(
                                Objects.requireNonNull(moment.side),
                                Objects.requireNonNull(moment.fill),
                                Arrays.binarySearch(ids, moment.publisherId)))
                        .toList());
        for (int i = 0; i < known.size(); i++) {
            known.get(i).better = found.get(i);
        }
    }

    private void clear() {
        books.clear();
        shown.clear();
    }

    private void advance(Moment moment) {
        if (clock.advanceTo(moment.timeNs)) {
            clear();
        }
        note(moment);
    }

    private void note(Moment moment) {
        if (moment.timeNs > reachNs || gaps.isWithin(moment.timeNs)) {
            return;
        }
        moment.quote = books.view().nationalQuote();
        int venue = Arrays.binarySearch(ids, moment.publisherId);
        long quotedNs = venue < 0 ? Long.MIN_VALUE : books.view().quotedNs(venue);
        long ageNs = quotedNs == Long.MIN_VALUE ? QuoteState.UNKNOWN : Math.max(0, moment.timeNs - quotedNs);
        moment.state = new QuoteState(ageNs, books.view().isCrossed());
    }

    @Override
    public void onEnd() {
        passTo(Long.MAX_VALUE);
    }
}
