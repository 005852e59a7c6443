package io.slipway.engine;

import io.slipway.market.MarketView;
import io.slipway.market.VenueBooks;
import io.slipway.model.ParentOrder;
import io.slipway.tape.MarketTape;
import io.slipway.tca.SnapshotSums;
import io.slipway.trial.SnapshotReader;
import java.util.ArrayList;
import java.util.List;

/** The trial's way: snapshot by snapshot, the market is what the rows of one time stamp show, and nothing else. */
final class SnapshotReplay {

    private SnapshotReplay() {}

    static List<StrategyResult> run(MarketTape tape, ParentOrder order, SnapshotSums sums, List<Contender> contenders) {
        VenueBooks books = new VenueBooks(tape.publisherIds());
        MarketView market = books.view();
        List<StrategyRun> scenarios = contenders.stream()
                .map(contender -> new StrategyRun(contender, sums, market, market, null))
                .toList();
        List<StrategyRun> active = new ArrayList<>(scenarios);
        SnapshotReader snapshots = new SnapshotReader(tape, order.startNs(), order.endNs());
        long clock = Long.MIN_VALUE;
        while (!active.isEmpty() && snapshots.next(books)) {
            clock = Math.max(clock, snapshots.eventNs());
            for (StrategyRun scenario : active) {
                for (int i = 0; i < snapshots.shownVenues(); i++) {
                    scenario.onSnapshot(snapshots.shownVenue(i), clock);
                }
                scenario.decide(clock);
            }
            active.removeIf(StrategyRun::isDone);
        }
        return scenarios.stream().map(StrategyRun::toResult).toList();
    }
}
