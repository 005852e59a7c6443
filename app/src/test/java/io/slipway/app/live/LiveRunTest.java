package io.slipway.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.stream.TapeFeed;
import io.slipway.config.Command;
import io.slipway.config.Settings;
import io.slipway.config.spec.ConfiguredRun;
import io.slipway.config.spec.Origin;
import io.slipway.config.spec.RunConfig;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.synthetic.SyntheticMarket;
import io.slipway.synthetic.SyntheticSettings;
import io.slipway.tape.MarketTape;
import io.slipway.tape.TapeStorage;
import io.slipway.tca.benchmark.Benchmarks;
import io.slipway.text.Units;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A live run on a feed that pauses. */
class LiveRunTest {

    private static MarketTape tape() {
        return MarketTape.readAll(
                SyntheticMarket.of(SyntheticSettings.defaults().withDuration(Duration.ofMinutes(2))));
    }

    /** Gives rows up to one, waits until the row before was shown, and gives the others. */
    private static final class WaitingFeed extends TapeFeed {

        private final long pauseAt;
        private final CountDownLatch shown;
        private boolean waitedInVain;

        WaitingFeed(MarketTape tape, long pauseAt, CountDownLatch shown) {
            super(tape);
            this.pauseAt = pauseAt;
            this.shown = shown;
        }

        @Override
        protected void before(long row) throws InterruptedException {
            if (row == pauseAt) {
                waitedInVain = !shown.await(20, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void aPauseOfTheFeedShowsAllRowsBeforeItAndTheResultIsThatOfTheTape() {
        MarketTape tape = tape();
        long pauseAt = tape.size() / 2;
        long spanNs = tape.lastEventNs() - tape.firstEventNs();
        RunConfig config = RunConfig.of(Settings.parse(
                Command.BACKTEST,
                Map.of(
                        "qty", "3000",
                        "strategies", "twap,rest-then-cross",
                        "slice", "10s",
                        "start", Units.formatTime(tape.firstEventNs() + spanNs / 10),
                        "end", Units.formatTime(tape.lastEventNs() - spanNs / 10))));
        CountDownLatch shown = new CountDownLatch(1);
        List<LiveSnapshot> snapshots = new CopyOnWriteArrayList<>();
        WaitingFeed feed = new WaitingFeed(tape, pauseAt, shown);
        LiveOrder order = new LiveOrder("a", config);
        LiveRun run = new LiveRun(config, List.of(order), feed, TapeStorage::heap, OrderInbox.EMPTY, snapshot -> {
            snapshots.add(snapshot);
            if (snapshot.rows() == pauseAt) {
                shown.countDown();
            }
        });
        Origin origin = new Origin("1", "test");
        ConfiguredRun live = Objects.requireNonNull(run.run(origin).get("a"));
        assertThat(feed.waitedInVain).isFalse();
        assertThat(live.result().strategies())
                .isEqualTo(ConfiguredRun.backtest(tape, config, origin).result().strategies());
        LiveSnapshot last = snapshots.get(snapshots.size() - 1);
        assertThat(last.finished()).isTrue();
        assertThat(last.orders().get(0).strategies().get(0).fills())
                .isEqualTo(live.result().strategies().get(0).fills());
        assertThat(snapshots).isSortedAccordingTo((a, b) -> Long.compare(a.rows(), b.rows()));
    }

    /** The tape without the rows of its last publisher in the first half: a venue that is new then. */
    private static MarketTape withALateVenue(MarketTape all) {
        int late = all.publisherIds()[all.publisherIds().length - 1];
        MarketTape.Builder tape = new MarketTape.Builder(all.instrument());
        MarketEvent event = new MarketEvent();
        for (long row = 0; row < all.size(); row++) {
            all.read(row, event);
            if (row >= all.size() / 2 || event.publisherId() != late) {
                tape.add(event);
            }
        }
        return tape.build();
    }

    /** The run begins anew with a late venue, and the limit is out of reach, so that the sums are those of the whole window. */
    @Test
    void theAveragesAtTheEndAreThoseOfTheResult() {
        MarketTape tape = withALateVenue(tape());
        RunConfig config = RunConfig.of(Settings.parse(
                Command.BACKTEST,
                Map.of(
                        "qty", "3000",
                        "limit", "1.00",
                        "strategies", "twap",
                        "start", Units.formatTime(tape.firstEventNs() + 7_000_000_123L),
                        "end", Units.formatTime(tape.lastEventNs() - 11_000_000_456L))));
        List<LiveSnapshot> snapshots = new CopyOnWriteArrayList<>();
        WaitingFeed feed = new WaitingFeed(tape, -1, new CountDownLatch(1));
        LiveRun run = new LiveRun(
                config, List.of(new LiveOrder("a", config)), feed, TapeStorage::heap, OrderInbox.EMPTY, snapshots::add);
        Benchmarks expected = Objects.requireNonNull(
                        run.run(new Origin("1", "test")).get("a"))
                .result()
                .tca()
                .benchmarks();
        LiveSnapshot.Order last = snapshots.get(snapshots.size() - 1).orders().get(0);
        assertThat(last.strategies().get(0).fills()).isEmpty();
        assertThat(last.market().prints()).isGreaterThan(10);
        assertThat(last.market().twapMid()).isEqualByComparingTo(expected.twapMid());
        assertThat(last.market().printVwap()).isEqualByComparingTo(expected.printVwap());
        assertThat(last.arrivalMid()).isEqualByComparingTo(expected.arrivalMid());
    }

    /** Quotes of a future in quarters of a point, ten a second. */
    private static MarketTape quarters() {
        long quarter = 250_000_000L;
        long startNs = Units.parseTimeNs("2024-08-01T14:00:00Z");
        Random random = new Random(3);
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("ESU4"));
        long ticks = 20_001;
        for (int row = 0; row < 2_000; row++) {
            ticks += random.nextInt(3) - 1;
            long timeNs = startNs + row * 100_000_000L;
            MarketEvent event = new MarketEvent();
            event.times(timeNs, timeNs).origin(1, 0).action(BookAction.MODIFY, BookSide.BID, 0);
            event.orderWithoutPrice(0).levels(1).bid(ticks * quarter, 100).ask((ticks + 1) * quarter, 100);
            tape.add(event);
        }
        return tape.build();
    }

    @Test
    void aTickThatNobodyStatedAndThePricesDoNotHaveIsNamedOnce() {
        MarketTape tape = quarters();
        RunConfig config = RunConfig.of(Settings.parse(
                Command.BACKTEST,
                Map.of(
                        "qty", "20",
                        "strategies", "cont-kukanov-static",
                        "slice", "10s",
                        "start", "2024-08-01T14:00:30Z",
                        "end", "2024-08-01T14:02:30Z")));
        WaitingFeed feed = new WaitingFeed(tape, -1, new CountDownLatch(1));
        LiveRun run = new LiveRun(
                config, List.of(new LiveOrder("a", config)), feed, TapeStorage::heap, OrderInbox.EMPTY, snapshot -> {});
        String said = Commands.onStandardError(() -> run.run(new Origin("1", "test")));
        assertThat(said).containsOnlyOnce("the tick is taken as 0.01").contains("--tick 0.25");
    }
}
