package io.slipway.app.live;

import io.slipway.data.venue.VenueNames;
import io.slipway.engine.StrategyProgress;
import io.slipway.model.Fill;
import io.slipway.model.Instrument;
import io.slipway.model.Money;
import io.slipway.model.Side;
import io.slipway.text.Units;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows a live run to a person: each fill as a line, and snapshots on the page if there is one. Thread-safe. */
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
    public synchronized void accept(LiveSnapshot snapshot) {
        page.ifPresent(each -> each.show(snapshot));
        for (LiveSnapshot.Order order : snapshot.orders()) {
            for (StrategyProgress strategy : order.strategies()) {
                String name = (order.id().isEmpty() ? "" : order.id() + " ") + strategy.name();
                int from = printed.getOrDefault(name, 0);
                for (int i = from; i < strategy.fills().size(); i++) {
                    print(snapshot.instrument(), order, name, strategy.fills().get(i));
                }
                printed.put(name, strategy.fills().size());
            }
        }
        lines.flush();
    }

    private void print(Instrument instrument, LiveSnapshot.Order order, String name, Fill fill) {
        BigDecimal qty = instrument.qty(fill.qty());
        lines.printf(
                Locale.ROOT,
                "%s %s %s %,." + qty.scale() + "f at %s on %s%n",
                Units.formatTime(fill.timeNs()),
                name,
                order.parent().side() == Side.BUY ? "bought" : "sold",
                qty,
                Money.toDecimal(fill.pxE9()).toPlainString(),
                venues.mic(fill.publisherId()));
    }

    @Override
    public void close() {
        page.ifPresent(LivePage::close);
    }
}
