package io.slipway.data.databento;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.StatisticsRecord;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import java.nio.ByteBuffer;

/**
 * Official opening and closing prices among statistics, as messages that are no trades. Other statistics are counted: a
 * settlement price comes when the next trading day has begun, so it would be taken for a price of that day.
 */
final class StatisticsMapping implements EventMapping {

    private static final long DAY_NS = 86_400_000_000_000L;

    private final IssueLog issues;
    private final StatisticsRecord statistic = new StatisticsRecord();

    StatisticsMapping(IssueLog issues) {
        this.issues = issues;
    }

    @Override
    public boolean map(ByteBuffer record, int at, MarketEvent event) {
        statistic.wrap(record, at);
        int type = statistic.type();
        boolean isOfficial = type == StatisticsRecord.OPENING_PRICE || type == StatisticsRecord.CLOSE_PRICE;
        if (!isOfficial || !isUsed()) {
            issues.note(DataIssue.OTHER_RECORD);
            return false;
        }
        issues.note(DataIssue.OFFICIAL_PRICE);
        if (!RecordTimes.set(event, statistic.tsEventNs(), statistic.tsRecvNs())) {
            throw new IllegalArgumentException("ts_event: no time in ts_event or ts_recv: value=\"\"");
        }
        long quantity = statistic.quantity();
        event.origin(statistic.publisherId(), statistic.sequence()).action(BookAction.TRADE, BookSide.NONE, 0);
        event.order(statistic.priceE9(), quantity >= 0 && quantity <= MarketEvent.MOST_SIZE ? quantity : 0);
        event.printKind(type == StatisticsRecord.OPENING_PRICE ? PrintKind.OFFICIAL_OPEN : PrintKind.OFFICIAL_CLOSE)
                .noBid()
                .noAsk();
        return true;
    }

    /** True for a price that stands and is not of an earlier day than its message. */
    private boolean isUsed() {
        long of = statistic.tsRefNs();
        boolean isOfThen = of == Field.UNDEFINED_TIME || of / DAY_NS == statistic.tsRecvNs() / DAY_NS;
        return statistic.priceE9() != Field.UNDEFINED_PRICE
                && statistic.updateAction() != StatisticsRecord.DELETE
                && isOfThen;
    }
}
