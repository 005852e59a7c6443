package io.slipway.executions.measure;

import io.slipway.model.NationalQuote;
import org.jspecify.annotations.Nullable;

/**
 * The market when an order was received, and when its limit first could be met.
 *
 * @param inSession true if a session was open when it arrived
 * @param quote best bid and offer of all venues after all rows of the moment of arrival; null if there was none
 * @param firstQuote first best bid and offer in a session, from the arrival to the end; null if there was none or the order has no
 *     limit
 * @param executableNs first moment from the arrival to the end at which a quote was there and the limit of a buy was at least the best
 *     bid, that of a sell at most the best offer; {@link #NEVER} if there was none or the order has no limit
 * @param executableQuote the quote of that moment; null if there was none
 */
public record OrderReceipt(
        boolean inSession,
        @Nullable NationalQuote quote,
        @Nullable NationalQuote firstQuote,
        long executableNs,
        @Nullable NationalQuote executableQuote) {

    /** The limit was never met. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Twice the mid of {@link #quote}, in 1e-9; null without one. */
    @Nullable
    Long twiceMidE9() {
        return quote == null ? null : (Long) quote.twiceMidE9();
    }
}
