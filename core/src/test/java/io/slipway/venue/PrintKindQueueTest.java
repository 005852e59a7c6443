package io.slipway.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.market.PrintKind;
import io.slipway.market.VenueBooks;
import io.slipway.model.ChildOrder;
import io.slipway.model.ExecutionReport;
import io.slipway.model.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Only prints that trade in the book fill an order that rests, of either side and at either venue. */
class PrintKindQueueTest {

    private static final long CENT_E9 = 10_000_000L;
    private static final long BID_E9 = 1_000 * CENT_E9;
    private static final long ASK_E9 = 1_001 * CENT_E9;

    private final VenueBooks books = new VenueBooks(new int[] {1, 2});
    private final List<ExecutionReport> reports = new ArrayList<>();
    private final VenueSimulator venues = new VenueSimulator(books.view(), VenueModels.defaults(), reports::add);

    @ParameterizedTest
    @EnumSource
    void aPrintFillsWhatRestsIfItTradesInTheBook(PrintKind kind) {
        for (int venue = 0; venue < 2; venue++) {
            MarketEvent quote = row(venue, 1).bid(BID_E9, 50).ask(ASK_E9, 50);
            venues.onEvent(books.apply(quote), quote, 1);
        }
        long id = 0;
        for (int venue = 0; venue < 2; venue++) {
            for (Side side : Side.values()) {
                long pxE9 = side == Side.BUY ? BID_E9 : ASK_E9;
                long timeNs = 10 * ++id;
                venues.send(ChildOrder.day(id, venue, side, 100, pxE9), timeNs);
                venues.advanceBefore(timeNs + 1);
                reports.clear();
                MarketEvent print = row(venue, timeNs + 2)
                        .action(BookAction.TRADE, BookSide.NONE, 0)
                        .printKind(kind)
                        .order(pxE9, 500)
                        .noBid()
                        .noAsk();
                venues.onEvent(venue, print, timeNs + 2);
                venues.advanceBefore(timeNs + 3);
                long filled =
                        reports.stream().mapToLong(ExecutionReport::lastQty).sum();
                assertThat(filled).as("%s %s %d", kind, side, venue).isEqualTo(kind.tradesInBook() ? 100 : 0);
            }
        }
    }

    private static MarketEvent row(int venue, long timeNs) {
        return new MarketEvent()
                .times(timeNs, timeNs)
                .origin(venue + 1, 0)
                .action(BookAction.ADD, BookSide.NONE, 0)
                .orderWithoutPrice(0);
    }
}
