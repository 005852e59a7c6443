package io.slipway.survey;

import io.slipway.market.BookAction;
import io.slipway.market.MarketEvent;
import java.util.Optional;

/** One publisher's book and counts while a tape is surveyed. */
final class SurveyedVenue {

    /** One twentieth, 5 %: wider than the quotes of any stock that trades, closer than stub quotes. */
    private static final long STUB_PART = 20;

    private final int id;
    private long stubRows;
    private final MarketEvent previous = new MarketEvent();
    private final SurveyHistogram bidSizes = new SurveyHistogram();
    private final SurveyHistogram askSizes = new SurveyHistogram();
    private final SurveyHistogram spreads = new SurveyHistogram();
    private boolean hasBook;
    private boolean isKnown;
    private long bidPxE9 = SurveyObserver.NO_PRICE;
    private long askPxE9 = SurveyObserver.NO_PRICE;
    private long bidSize;
    private long askSize;
    private boolean bidChanged;
    private boolean askChanged;
    private long rows;
    private long prints;
    private long unchangedRows;
    private long oneSidedRows;
    private long lockedRows;
    private long crossedRows;
    private long atBestBidNs;
    private long atBestAskNs;
    private long stoodNs;

    SurveyedVenue(int id) {
        this.id = id;
    }

    /** True if the row that was taken over last told another bid, or another size of it. */
    boolean bidChanged() {
        return bidChanged;
    }

    /** True if the row that was taken over last told another offer, or another size of it. */
    boolean askChanged() {
        return askChanged;
    }

    long bidPxE9() {
        return isKnown ? bidPxE9 : SurveyObserver.NO_PRICE;
    }

    long askPxE9() {
        return isKnown ? askPxE9 : SurveyObserver.NO_PRICE;
    }

    /**
     * Lets the book stand since it was settled last, in a market with the given best prices. To be called before either changes, and
     * not with every row, of which most change one book alone.
     *
     * @param newStoodNs time in regular sessions for which the market stood so far
     */
    void settle(long newStoodNs, long bestBidPxE9, long bestAskPxE9) {
        long durationNs = newStoodNs - stoodNs;
        if (durationNs == 0) {
            return;
        }
        stoodNs = newStoodNs;
        boolean hasBid = bidPxE9() != SurveyObserver.NO_PRICE;
        boolean hasAsk = askPxE9() != SurveyObserver.NO_PRICE;
        atBestBidNs += hasBid && bidPxE9 == bestBidPxE9 ? durationNs : 0;
        atBestAskNs += hasAsk && askPxE9 == bestAskPxE9 ? durationNs : 0;
        if (hasBid && hasAsk) {
            spreads.add(askPxE9 - bidPxE9, durationNs);
        }
    }

    /** Leaves the quotes out until the next row tells them; to be settled before. Rows are still compared with the one before. */
    void forget() {
        isKnown = false;
    }

    /** Counts the row; returns whether it repeats the one before. */
    boolean count(MarketEvent event) {
        boolean repeats = rows > 0 && event.isSameAs(previous);
        rows++;
        prints += event.action().isPrint() ? 1 : 0;
        previous.copyOf(event);
        return repeats;
    }

    /**
     * Takes over the book of a row that is not a print.
     *
     * @param isRegular true in a regular session, whose sizes count for the medians
     */
    void update(MarketEvent event, boolean isRegular) {
        boolean clears = event.action() == BookAction.CLEAR;
        long newBidPxE9 = clears || !event.hasBid() ? SurveyObserver.NO_PRICE : event.bidPxE9();
        long newAskPxE9 = clears || !event.hasAsk() ? SurveyObserver.NO_PRICE : event.askPxE9();
        long newBidSize = clears ? 0 : event.bidSize();
        long newAskSize = clears ? 0 : event.askSize();
        boolean sameBid = bidPxE9 == newBidPxE9 && bidSize == newBidSize;
        boolean sameAsk = askPxE9 == newAskPxE9 && askSize == newAskSize;
        bidChanged = !sameBid;
        askChanged = !sameAsk;
        unchangedRows += hasBook && sameBid && sameAsk ? 1 : 0;
        hasBook = true;
        isKnown = true;
        bidPxE9 = newBidPxE9;
        askPxE9 = newAskPxE9;
        bidSize = newBidSize;
        askSize = newAskSize;
        countBook(isRegular);
    }

    /** Counts the present quotes as a stub if a price is more than 5 % from the middle of the best of all. */
    void countStub(long bestBidPxE9, long bestAskPxE9) {
        if (bestBidPxE9 == SurveyObserver.NO_PRICE || bestAskPxE9 == SurveyObserver.NO_PRICE) {
            return;
        }
        long mid = bestBidPxE9 + (bestAskPxE9 - bestBidPxE9) / 2;
        long far = Math.abs(mid) / STUB_PART;
        boolean farBid = bidPxE9 != SurveyObserver.NO_PRICE && mid - bidPxE9 > far;
        boolean farAsk = askPxE9 != SurveyObserver.NO_PRICE && askPxE9 - mid > far;
        stubRows += farBid || farAsk ? 1 : 0;
    }

    TapeSurvey.Publisher summary(long spanNs) {
        return new TapeSurvey.Publisher(
                id,
                rows,
                prints,
                SurveyObserver.share(atBestBidNs, spanNs),
                SurveyObserver.share(atBestAskNs, spanNs),
                spread(spreads),
                bidSizes.percentile(50),
                askSizes.percentile(50),
                unchangedRows,
                oneSidedRows,
                lockedRows,
                crossedRows,
                stubRows);
    }

    static Optional<TapeSurvey.Spread> spread(SurveyHistogram spreads) {
        if (spreads.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TapeSurvey.Spread(spreads.mean(), spreads.percentile(50), spreads.percentile(90)));
    }

    private void countBook(boolean isRegular) {
        boolean hasBid = bidPxE9 != SurveyObserver.NO_PRICE;
        boolean hasAsk = askPxE9 != SurveyObserver.NO_PRICE;
        if (hasBid && isRegular) {
            bidSizes.add(bidSize, 1);
        }
        if (hasAsk && isRegular) {
            askSizes.add(askSize, 1);
        }
        oneSidedRows += hasBid != hasAsk ? 1 : 0;
        lockedRows += hasBid && hasAsk && bidPxE9 == askPxE9 ? 1 : 0;
        crossedRows += hasBid && hasAsk && bidPxE9 > askPxE9 ? 1 : 0;
    }
}
