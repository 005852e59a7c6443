package io.slipway.backtest;

import io.slipway.market.MarketTape;
import io.slipway.market.MarketView;
import io.slipway.market.SnapshotReader;
import io.slipway.model.ParentOrder;
import io.slipway.tca.SnapshotSums;
import java.util.ArrayList;
import java.util.List;

/** The trial's way: snapshot by snapshot, the market is what the rows of one time stamp show, and nothing else. */
final class SnapshotReplay {

    private SnapshotReplay() {}

    static List<StrategyResult> run(MarketTape tape, ParentOrder order, SnapshotSums sums, List<Contender> contenders) {
        MarketView market = new MarketView(tape.publisherIds());
        List<Scenario> scenarios = contenders.stream()
                .map(contender -> new Scenario(contender, sums, market, market, null))
                .toList();
        List<Scenario> active = new ArrayList<>(scenarios);
        SnapshotReader snapshots = new SnapshotReader(tape, order.startNs(), order.endNs());
        long clock = Long.MIN_VALUE;
        while (!active.isEmpty() && snapshots.next(market)) {
            clock = Math.max(clock, snapshots.eventNs());
            for (Scenario scenario : active) {
                for (int i = 0; i < snapshots.shownVenues(); i++) {
                    scenario.onSnapshot(snapshots.shownVenue(i), clock);
                }
                scenario.decide(clock);
            }
            active.removeIf(Scenario::isDone);
        }
        return scenarios.stream().map(Scenario::toResult).toList();
    }
}
