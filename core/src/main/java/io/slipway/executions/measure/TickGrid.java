package io.slipway.executions.measure;

import io.slipway.calendar.MarketCalendar;
import io.slipway.market.MarketEvent;
import io.slipway.market.UsEquityUnits;
import io.slipway.tape.TapeObserver;

/**
 * The steps of quoted prices: those of the rules for US equities, elsewhere the greatest common divisor of the quotes. A fill may be
 * half a step from them, at the mid.
 */
final class TickGrid implements TapeObserver {

    /** With fewer quotes, a common divisor may be a multiple of the tick: each further quote halves the chance. */
    private static final int FEWEST_QUOTES = 100;

    private final boolean isUs;
    private long quotes;
    private long divisorE9;

    TickGrid(MarketCalendar calendar) {
        isUs = calendar.equals(MarketCalendar.US_EQUITIES);
    }

    @Override
    public void onRow(MarketEvent event, long index) {
        if (!isUs && event.action().isBook() && event.hasBid() && event.hasAsk()) {
            quotes++;
            divisorE9 = gcd(gcd(divisorE9, Math.abs(event.bidPxE9())), Math.abs(event.askPxE9()));
        }
    }

    private static long gcd(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }

    /** True if a price is neither on the grid nor half a step from it. */
    boolean isOff(long pxE9) {
        long tickE9 = isUs ? UsEquityUnits.tickE9(pxE9) : quotes < FEWEST_QUOTES ? 1 : divisorE9;
        return tickE9 > 1 && 2 * Math.floorMod(pxE9, tickE9) % tickE9 != 0;
    }
}
