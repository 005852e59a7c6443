package io.slipway.survey;

/**
 * Signs that the venue of a row only says who set the national best bid and offer. Venues whose older quotes are taken to stand then
 * cross most of the time, while the bid and the offer that were told last do not, of whichever venue they are. Clocks or units that
 * are mixed up make both cross. Not thread-safe.
 */
final class ConsolidatedSigns {

    /** Fewer rows say nothing. */
    private static final long FEWEST_ROWS = 100;
    /** Quotes of venues cross after a few rows in a thousand. */
    private static final double CROSSED_SHARE = 0.2;
    /** A national best is locked or crossed after fewer rows than this. */
    private static final double TOLD_CROSSED_SHARE = 0.02;

    private long bidPxE9 = SurveyObserver.NO_PRICE;
    private long askPxE9 = SurveyObserver.NO_PRICE;
    private long rows;
    private long crossed;
    private long toldCrossed;

    /**
     * Takes a row of a book.
     *
     * @param venue the venue after the row
     * @param isCrossed whether the bid of one venue is above the offer of another then
     */
    void onBook(SurveyedVenue venue, boolean isCrossed) {
        bidPxE9 = venue.bidChanged() ? venue.bidPxE9() : bidPxE9;
        askPxE9 = venue.askChanged() ? venue.askPxE9() : askPxE9;
        boolean hasBoth = bidPxE9 != SurveyObserver.NO_PRICE && askPxE9 != SurveyObserver.NO_PRICE;
        rows++;
        crossed += isCrossed ? 1 : 0;
        toldCrossed += hasBoth && bidPxE9 > askPxE9 ? 1 : 0;
    }

    boolean areMet() {
        return rows >= FEWEST_ROWS && crossed > CROSSED_SHARE * rows && toldCrossed < TOLD_CROSSED_SHARE * rows;
    }
}
