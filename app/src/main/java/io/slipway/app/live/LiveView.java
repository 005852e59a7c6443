package io.slipway.app.live;

import io.slipway.data.venue.VenueNames;
import io.slipway.engine.StrategyProgress;
import io.slipway.model.Fill;
import io.slipway.model.Money;
import io.slipway.model.Side;
import io.slipway.text.Units;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows a live run to a person: each fill as a line, and snapshots on the page if there is one. Not thread-safe. */
public final class LiveView implements Consumer<LiveSnapshot>, AutoCloseable {

    private final Optional<LivePage> page;
    private final PrintWriter lines;
    private final VenueNames venues = VenueNames.load();
    private final Map<String, Integer> printed = new HashMap<>();

    /** A view that closes the page with itself. */
    public LiveView(Optional<LivePage> page, PrintWriter lines) {
        this.page = page;
        this.lines = lines;
    }

    @Override
    public void accept(LiveSnapshot snapshot) {
        page.ifPresent(each -> each.show(snapshot));
        for (StrategyProgress strategy : snapshot.strategies()) {
            int from = printed.getOrDefault(strategy.name(), 0);
            for (int i = from; i < strategy.fills().size(); i++) {
                print(snapshot, strategy.name(), strategy.fills().get(i));
            }
            printed.put(strategy.name(), strategy.fills().size());
        }
        lines.flush();
    }

    private void print(LiveSnapshot snapshot, String strategy, Fill fill) {
        lines.printf(
                "%s %s %s %,d at %s on %s%n",
                Units.formatTime(fill.timeNs()),
                strategy,
                snapshot.order().side() == Side.BUY ? "bought" : "sold",
                fill.qty(),
                Money.toDecimal(fill.pxE9()).toPlainString(),
                venues.mic(fill.publisherId()));
    }

    @Override
    public void close() {
        page.ifPresent(LivePage::close);
    }
}
