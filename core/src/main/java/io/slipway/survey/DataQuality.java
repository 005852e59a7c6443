package io.slipway.survey;

/**
 * How good market data is, as counts of rows; what they mean is said at {@link TapeSurvey}.
 *
 * @param events all rows
 * @param bookRows rows that may change a book
 * @param prints rows that report a trade
 * @param clears rows that empty a book
 * @param unchangedRows book rows that left their publisher's best bid and offer as they were
 * @param duplicateRows rows equal in every field to the one before of their publisher
 * @param outOfOrderRows rows whose event time is before that of the row before
 * @param negativeLatencyRows rows received before they happened
 * @param badRecvTimeRows rows flagged to have an unreliable receive time
 * @param maybeBadBookRows rows flagged to have a doubtful book
 * @param oneSidedRows book rows with a bid or an offer only
 * @param lockedRows book rows whose bid equals their offer
 * @param crossedRows book rows whose bid is above their offer
 * @param stubRows book rows with a price more than 5 % from the middle of the best bid and offer of all
 * @param sameTimeRows rows with the event time of the row before
 * @param gaps stretches without any row longer than the survey's limit
 */
public record DataQuality(
        long events,
        long bookRows,
        long prints,
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
        long gaps) {}
