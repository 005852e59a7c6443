package io.slipway.data.databento;

import io.slipway.dbn.record.Field;
import io.slipway.dbn.record.StatusRecord;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import java.nio.ByteBuffer;

/**
 * Changes of trading status: a halt, a pause, a suspension and "not available for trading" halt the publisher; "trading", and any
 * other that says that the instrument is trading, ends that. The rest, such as the quoting and the cross before trading resumes,
 * change nothing and are counted.
 *
 * <p>Source of the numbers: {@code StatusAction} of Databento's open-source {@code dbn} library.
 */
final class StatusMapping implements EventMapping {

    private static final int TRADING = 7;
    private static final int HALT = 8;
    private static final int PAUSE = 9;
    private static final int SUSPEND = 10;
    private static final int NOT_AVAILABLE_FOR_TRADING = 15;

    private final IssueLog issues;
    private final StatusRecord status = new StatusRecord();

    StatusMapping(IssueLog issues) {
        this.issues = issues;
    }

    @Override
    public boolean map(ByteBuffer record, int at, MarketEvent event) {
        status.wrap(record, at);
        BookAction action = action();
        if (action == BookAction.NONE) {
            issues.note(DataIssue.OTHER_RECORD);
            return false;
        }
        if (action == BookAction.HALT) {
            issues.note(DataIssue.HALT_ROW);
        }
        if (!RecordTimes.set(event, status.tsEventNs(), status.tsRecvNs())) {
            throw new IllegalArgumentException("ts_event: no time in ts_event or ts_recv: value=\"\"");
        }
        event.origin(status.publisherId(), 0).action(action, BookSide.NONE, 0);
        event.order(Field.UNDEFINED_PRICE, 0).noBid().noAsk();
        return true;
    }

    private BookAction action() {
        return switch (status.action()) {
            case TRADING -> BookAction.RESUME;
            case HALT, PAUSE, SUSPEND, NOT_AVAILABLE_FOR_TRADING -> BookAction.HALT;
            default -> status.isTrading() == 'Y' ? BookAction.RESUME : BookAction.NONE;
        };
    }
}
