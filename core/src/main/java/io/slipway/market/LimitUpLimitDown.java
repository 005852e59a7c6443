package io.slipway.market;

import io.slipway.calendar.MarketCalendar;
import io.slipway.calendar.Session;
import io.slipway.calendar.SessionChoice;
import io.slipway.calendar.Sessions;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Widths of the bands of the limit-up limit-down plan (National Market System Plan to Address Extraordinary Market Volatility,
 * sections V and VIII and appendix A, with the eighteenth amendment). The plan sorts stocks by the close of the day before; here the
 * reference price itself does, as that close is often not known.
 */
public final class LimitUpLimitDown {

    /** From this date on, the eighteenth amendment ends doubling at the open, and at the close for tier 2 above three dollars. */
    private static final LocalDate EIGHTEENTH_AMENDMENT = LocalDate.of(2020, 2, 24);

    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long OPENING_NS = 15 * MINUTE_NS;
    private static final long CLOSING_NS = 25 * MINUTE_NS;

    private static final long THREE_DOLLARS_E9 = 3_000_000_000L;
    private static final long THREE_QUARTERS_E9 = 750_000_000L;
    private static final long LOWEST_WIDTH_E9 = 150_000_000L;

    private final boolean isTierOne;
    private final Sessions regular;

    /** The bands of a stock of tier 1 or 2 between two times. */
    public LimitUpLimitDown(boolean isTierOne, long fromNs, long toNs) {
        this.isTierOne = isTierOne;
        regular = MarketCalendar.US_EQUITIES.sessions(SessionChoice.REGULAR, fromNs, Math.addExact(toNs, 1));
    }

    /** Distance of either band from a positive reference price at a time, in 1e-9 of a dollar. */
    public long widthE9(long referenceE9, long nowNs) {
        long width = usualWidthE9(referenceE9);
        return isDoubled(referenceE9, nowNs) ? 2 * width : width;
    }

    private long usualWidthE9(long referenceE9) {
        if (referenceE9 > THREE_DOLLARS_E9) {
            return isTierOne ? referenceE9 / 20 : referenceE9 / 10;
        }
        return referenceE9 >= THREE_QUARTERS_E9 ? referenceE9 / 5 : Math.min(LOWEST_WIDTH_E9, referenceE9 / 4 * 3);
    }

    /** Outside regular hours the plan has no bands, and the doubled ones stand in. */
    private boolean isDoubled(long referenceE9, long nowNs) {
        Optional<Session> session = regular.at(nowNs);
        if (session.isEmpty()) {
            return true;
        }
        boolean amended = !session.get().day().isBefore(EIGHTEENTH_AMENDMENT);
        if (nowNs >= session.get().closeNs() - CLOSING_NS) {
            return !amended || isTierOne || referenceE9 <= THREE_DOLLARS_E9;
        }
        return !amended && nowNs < session.get().openNs() + OPENING_NS;
    }
}
