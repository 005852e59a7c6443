package io.slipway.survey;

/**
 * Counts of rows that describe the quality of market data; {@link TapeSurvey} defines the terms.
 *
 * @param events all rows
 * @param bookRows rows that may change a book
 * @param prints rows that report a trade
 * @param tiedPrints prints that share their times with a book row of their publisher while no number tells which came first
 * @param clears rows that empty a book
 * @param unchangedRows book rows that do not change their publisher's best bid and offer
 * @param duplicateRows rows equal in every field to the row before of their publisher
 * @param outOfOrderRows rows with an event time before that of the row before
 * @param negativeLatencyRows rows with a receive time before their event time
 * @param badRecvTimeRows rows flagged as having an unreliable receive time
 * @param maybeBadBookRows rows flagged as having a doubtful book
 * @param oneSidedRows book rows with only a bid or only an offer
 * @param lockedRows book rows with bid equal to offer
 * @param crossedRows book rows with bid above offer
 * @param stubRows book rows with a price more than 5 % from the mid of the NBBO
 * @param sameTimeRows rows with the event time of the row before
 * @param gaps stretches without a row that are longer than the survey's limit
 * @param offHoursRows prints, or rows where there is no print, an hour or more outside the regular session of the venues' calendar
 * @param looksConsolidated whether the venue of a row seems to say only who set the national best bid and offer
 */
public record DataQuality(
        long events,
        long bookRows,
        long prints,
        long tiedPrints,
        long clears,
        long unchangedRows,
        long duplicateRows,
        long outOfOrderRows,
        long negativeLatencyRows,
        long badRecvTimeRows,
        long maybeBadBookRows,
        long oneSidedRows,
        long lockedRows,
        long crossedRows,
        long stubRows,
        long sameTimeRows,
        long gaps,
        long offHoursRows,
        boolean looksConsolidated) {}
