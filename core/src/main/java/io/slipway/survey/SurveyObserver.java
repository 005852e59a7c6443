package io.slipway.survey;

import io.slipway.calendar.MarketCalendar;
import io.slipway.market.BookAction;
import io.slipway.market.MarketEvent;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TieCount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Observer that collects the {@link TapeSurvey} of a tape in one pass over it. Not thread-safe. */
public final class SurveyObserver extends BooksOverTime {

    /** Stands for an absent quote: above every price. */
    static final long NO_PRICE = Long.MAX_VALUE;

    private static final long CENT_E9 = 10_000_000;
    /** Spreads of 0 to 1 cent up to 9 to 10 cents, and all wider ones. */
    private static final int CENTS_LISTED = 11;

    private final MarketTape tape;
    private final int[] ids;
    private final SurveyedVenue[] venues;
    private final SurveyClocks clocks;
    private final SurveyHistogram spreads = new SurveyHistogram();
    private long firstNs = Long.MAX_VALUE;
    private long nowNs = Long.MIN_VALUE;
    private long bestBidPxE9 = NO_PRICE;
    private long bestAskPxE9 = NO_PRICE;
    private long lockedNs;
    private long crossedNs;
    private long noBidNs;
    private long noAskNs;

    /** Time in regular sessions for which the market stood so far. */
    private long stoodNs;

    private final SurveyHistogram outsideSpreads = new SurveyHistogram();
    private long outsideNs;
    private final OffHours offHours;
    private final SurveyPrints trades;
    private final TieCount ties = new TieCount();
    private final ConsolidatedSigns signs = new ConsolidatedSigns();
    private long prints;
    private long statuses;
    private long clears;
    private long duplicates;
    private long badRecvTime;
    private long maybeBadBook;

    /**
     * An observer of one pass over {@code tape}.
     *
     * @param gapLimitNs the longest stretch without a row that is not called a gap
     */
    public SurveyObserver(MarketTape tape, long gapLimitNs) {
        this(tape, gapLimitNs, MarketCalendar.ALWAYS_OPEN);
    }

    /**
     * An observer of one pass over {@code tape}.
     *
     * @param gapLimitNs the longest stretch without a row that is not called a gap
     * @param calendar the calendar of the venues: spreads and parts of the time are those of its regular sessions, unless the tape has
     *     no moment of one
     */
    public SurveyObserver(MarketTape tape, long gapLimitNs, MarketCalendar calendar) {
        super(tape, calendar);
        this.tape = tape;
        offHours = new OffHours(tape, calendar);
        trades = new SurveyPrints(calendar.equals(MarketCalendar.US_EQUITIES));
        ids = tape.publisherIds();
        venues = new SurveyedVenue[ids.length];
        for (int i = 0; i < ids.length; i++) {
            venues[i] = new SurveyedVenue(ids[i]);
        }
        clocks = new SurveyClocks(gapLimitNs);
    }

    /** The survey, after the pass. */
    public TapeSurvey survey() {
        long events = tape.size();
        return new TapeSurvey(
                tape.instrument(),
                firstNs,
                nowNs,
                new TapeSurvey.Rows(
                        events,
                        events - prints - statuses,
                        prints,
                        ties.prints(),
                        trades.summary().size(),
                        clears,
                        duplicates,
                        badRecvTime,
                        maybeBadBook,
                        offHours.count(prints),
                        signs.areMet()),
                trades.summary(),
                clocks.summary(),
                nbbo(),
                publishers());
    }

    static double share(long partNs, long spanNs) {
        return spanNs == 0 ? 0 : partNs / (double) spanNs;
    }

    @Override
    public void onRow(MarketEvent event, long index) {
        firstNs = Math.min(firstNs, event.eventNs());
        advanceTo(event.eventNs());
        clocks.add(event);
        ties.onRow(event, index);
        offHours.add(event);
        SurveyedVenue venue = venues[Arrays.binarySearch(ids, event.publisherId())];
        duplicates += venue.count(event) ? 1 : 0;
        badRecvTime += (event.flags() & MarketEvent.FLAG_BAD_TS_RECV) != 0 ? 1 : 0;
        maybeBadBook += (event.flags() & MarketEvent.FLAG_MAYBE_BAD_BOOK) != 0 ? 1 : 0;
        if (event.action().isPrint()) {
            prints++;
            trades.add(event, isInside(event, venue));
        } else if (event.action().isBook()) {
            clears += event.action() == BookAction.CLEAR ? 1 : 0;
            venue.settle(stoodNs, bestBidPxE9, bestAskPxE9);
            long bidPxE9 = venue.bidPxE9();
            long askPxE9 = venue.askPxE9();
            venue.update(event, isRegular());
            if (venue.bidPxE9() != bidPxE9 || venue.askPxE9() != askPxE9) {
                findBest();
            }
            signs.onBook(venue, bestBidPxE9 != NO_PRICE && bestBidPxE9 > bestAskPxE9);
            venue.countStub(bestBidPxE9, bestAskPxE9);
        } else {
            statuses++;
        }
    }

    private boolean isInside(MarketEvent event, SurveyedVenue venue) {
        boolean isLit = venue.bidPxE9() != NO_PRICE || venue.askPxE9() != NO_PRICE;
        return isLit
                && event.hasPrice()
                && event.printKind().tradesInBook()
                && bestBidPxE9 != NO_PRICE
                && bestBidPxE9 < event.priceE9()
                && event.priceE9() < bestAskPxE9;
    }

    @Override
    void forget() {
        settle(bestBidPxE9, bestAskPxE9);
        for (SurveyedVenue venue : venues) {
            venue.forget();
        }
        bestBidPxE9 = NO_PRICE;
        bestAskPxE9 = NO_PRICE;
    }

    /** A row that is late does not turn time back. */
    @Override
    void standUntil(long timeNs) {
        if (timeNs > nowNs) {
            if (nowNs != Long.MIN_VALUE) {
                stand(timeNs - nowNs);
            }
            nowNs = timeNs;
        }
    }

    private void stand(long durationNs) {
        boolean hasBid = bestBidPxE9 != NO_PRICE;
        boolean hasAsk = bestAskPxE9 != NO_PRICE;
        if (!isRegular()) {
            outsideNs += durationNs;
            if (hasBid && hasAsk) {
                outsideSpreads.add(bestAskPxE9 - bestBidPxE9, durationNs);
            }
            return;
        }
        noBidNs += hasBid ? 0 : durationNs;
        noAskNs += hasAsk ? 0 : durationNs;
        if (hasBid && hasAsk) {
            spreads.add(bestAskPxE9 - bestBidPxE9, durationNs);
            lockedNs += bestBidPxE9 == bestAskPxE9 ? durationNs : 0;
            crossedNs += bestBidPxE9 > bestAskPxE9 ? durationNs : 0;
        }
        stoodNs += durationNs;
    }

    private void settle(long bidPxE9, long askPxE9) {
        for (SurveyedVenue venue : venues) {
            venue.settle(stoodNs, bidPxE9, askPxE9);
        }
    }

    /** Finds the best prices again. Where they change, the books stood in the market of those before until now. */
    private void findBest() {
        long oldBidPxE9 = bestBidPxE9;
        long oldAskPxE9 = bestAskPxE9;
        bestBidPxE9 = NO_PRICE;
        bestAskPxE9 = NO_PRICE;
        for (SurveyedVenue venue : venues) {
            boolean noneYet = bestBidPxE9 == NO_PRICE;
            long bidPxE9 = venue.bidPxE9();
            if (bidPxE9 != NO_PRICE && (noneYet || bidPxE9 > bestBidPxE9)) {
                bestBidPxE9 = bidPxE9;
            }
            bestAskPxE9 = Math.min(bestAskPxE9, venue.askPxE9());
        }
        if (bestBidPxE9 != oldBidPxE9 || bestAskPxE9 != oldAskPxE9) {
            settle(oldBidPxE9, oldAskPxE9);
        }
    }

    private TapeSurvey.Nbbo nbbo() {
        return new TapeSurvey.Nbbo(
                SurveyedVenue.spread(spreads),
                share(lockedNs, stoodNs),
                share(crossedNs, stoodNs),
                share(noBidNs, stoodNs),
                share(noAskNs, stoodNs),
                spreads.shares(CENT_E9, CENTS_LISTED),
                regularShare(),
                SurveyedVenue.spread(outsideSpreads));
    }

    private double regularShare() {
        if (isOutside()) {
            return 0;
        }
        return outsideNs == 0 ? 1 : share(stoodNs, stoodNs + outsideNs);
    }

    private List<TapeSurvey.Publisher> publishers() {
        settle(bestBidPxE9, bestAskPxE9);
        List<TapeSurvey.Publisher> publishers = new ArrayList<>();
        for (SurveyedVenue venue : venues) {
            publishers.add(venue.summary(stoodNs));
        }
        return publishers;
    }
}
