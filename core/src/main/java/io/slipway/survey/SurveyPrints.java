package io.slipway.survey;

import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.market.UsEquityUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Collects the trades of a tape. */
final class SurveyPrints {

    private final boolean isUsEquity;
    private final long[] countByKind = new long[PrintKind.values().length];
    private final long[] sizeByKind = new long[PrintKind.values().length];
    private long prints;
    private long size;
    private long oddLots;
    private long subPenny;
    private long insideSize;
    private int lastSign;
    private long pairs;
    private long agreements;

    /** No print yet; odd lots and fractions of a cent are counted of US equities only. */
    SurveyPrints(boolean isUsEquity) {
        this.isUsEquity = isUsEquity;
    }

    /**
     * Adds a print.
     *
     * @param isInside true if a venue with quotes printed it strictly inside the national best
     */
    void add(MarketEvent event, boolean isInside) {
        PrintKind kind = event.printKind();
        countByKind[kind.code()]++;
        sizeByKind[kind.code()] = Math.addExact(sizeByKind[kind.code()], event.size());
        if (kind.inVolume() && !kind.isAuction()) {
            addTrade(event, isInside);
        }
    }

    private void addTrade(MarketEvent event, boolean isInside) {
        prints++;
        insideSize += isInside ? event.size() : 0;
        size = Math.addExact(size, event.size());
        long pxE9 = event.hasPrice() ? event.priceE9() : 0;
        if (isUsEquity) {
            oddLots += event.size() < UsEquityUnits.roundLot(event.eventNs(), pxE9) ? 1 : 0;
            subPenny += pxE9 % UsEquityUnits.tickE9(pxE9) != 0 ? 1 : 0;
        }
        int sign = event.side() == BookSide.BID ? 1 : event.side() == BookSide.ASK ? -1 : 0;
        if (sign != 0) {
            if (lastSign != 0) {
                pairs++;
                agreements += (long) sign * lastSign;
            }
            lastSign = sign;
        }
    }

    TapeSurvey.Prints summary() {
        double correlation = pairs == 0 ? Double.NaN : agreements / (double) pairs;
        return new TapeSurvey.Prints(
                prints, size, ofUsEquity(oddLots), ofUsEquity(subPenny), insideSize, correlation, byKind());
    }

    private OptionalLong ofUsEquity(long count) {
        return isUsEquity ? OptionalLong.of(count) : OptionalLong.empty();
    }

    private List<TapeSurvey.KindOfPrint> byKind() {
        List<TapeSurvey.KindOfPrint> kinds = new ArrayList<>();
        for (PrintKind kind : PrintKind.values()) {
            if (countByKind[kind.code()] > 0) {
                kinds.add(new TapeSurvey.KindOfPrint(kind, countByKind[kind.code()], sizeByKind[kind.code()]));
            }
        }
        return kinds;
    }
}
