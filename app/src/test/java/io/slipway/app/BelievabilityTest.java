package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Backtest;
import io.slipway.engine.Rules;
import io.slipway.engine.RunSpec;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.publish.Provenance;
import io.slipway.publish.RunFiles;
import io.slipway.report.audit.Audit;
import io.slipway.report.audit.Finding;
import io.slipway.report.audit.Finding.Fault;
import io.slipway.result.RunResult;
import io.slipway.strategy.Definition;
import io.slipway.strategy.ScheduleSettings;
import io.slipway.strategy.Strategy;
import io.slipway.tape.MarketTape;
import io.slipway.tca.benchmark.GivenPrices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Markets with planted faults, each found by the audit in what happened, and sound markets in which it finds none. */
class BelievabilityTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long CENT_E9 = 10_000_000L;
    private static final long MID = 10_000;
    private static final Set<Fault> OF_MARKETS = EnumSet.of(
            Fault.STALE_QUOTES,
            Fault.CROSSED_MARKET,
            Fault.STUB_PRICES,
            Fault.IMPOSSIBLE_PRICE,
            Fault.OUTSIDE_THE_SESSION,
            Fault.OUTSIDE_THE_WINDOW,
            Fault.LOOK_AHEAD,
            Fault.SUSPECT_DATA,
            Fault.CASH_DIFFERS,
            Fault.OVERFILLED);

    @TempDir
    private Path directory = Path.of("");

    /** A quote in cents from the mid, seen by a buyer; for a seller the market is mirrored. */
    private record Quote(double seconds, int venue, long bid, long ask, long size) {

        MarketEvent toEvent(Side side) {
            long timeNs = Math.round(seconds * SECOND);
            boolean buy = side == Side.BUY;
            return new MarketEvent()
                    .times(timeNs, timeNs)
                    .origin(venue, 0)
                    .action(BookAction.MODIFY, BookSide.NONE, 0)
                    .orderWithoutPrice(0)
                    .bid((MID + (buy ? bid : -ask)) * CENT_E9, size)
                    .ask((MID + (buy ? ask : -bid)) * CENT_E9, size);
        }
    }

    private static List<Quote> twoBusyVenues(double fromSeconds, double toSeconds) {
        List<Quote> quotes = new ArrayList<>();
        for (int i = 0; fromSeconds + i * 0.5 < toSeconds; i++) {
            quotes.add(new Quote(fromSeconds + i * 0.5, 1 + i % 2, -1, 1, 100 + i % 7));
        }
        return quotes;
    }

    private Set<Fault> faults(List<Quote> quotes, Side side, long qty, double startSeconds, String... strategies)
            throws IOException {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        quotes.stream()
                .sorted(Comparator.comparingDouble(Quote::seconds))
                .forEach(quote -> tape.add(quote.toEvent(side)));
        long startNs = Math.round(startSeconds * SECOND);
        RunSpec spec = RunSpec.of(new ParentOrder(side, qty, startNs, startNs + 60 * SECOND))
                .withSchedule(ScheduleSettings.ofSlices(10 * SECOND));
        List<Definition<Strategy>> definitions = new ArrayList<>();
        for (String each : strategies) {
            definitions.add(Rules.standard().find(each).orElseThrow());
        }
        RunResult result =
                RunResult.of(new Backtest(tape.build(), spec), definitions, definitions.get(0), GivenPrices.NONE);
        RunFiles.write(
                directory,
                result,
                new Provenance(
                        "test",
                        "test",
                        0,
                        "",
                        null,
                        Integer::toString,
                        false,
                        result.tape().instrument()));
        Set<Fault> found = EnumSet.noneOf(Fault.class);
        Audit.of(directory).stream()
                .map(Finding::fault)
                .filter(OF_MARKETS::contains)
                .forEach(found::add);
        return found;
    }

    /** Venue 3 showed the best offer 300 s before the order, and nothing since. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void findsAQuoteThatIsOld(Side side) throws IOException {
        List<Quote> quotes = twoBusyVenues(0, 365);
        quotes.add(new Quote(0.1, 3, -2, 0, 500));
        assertThat(faults(quotes, side, 300, 300, "best-ask", "twap")).containsExactly(Fault.STALE_QUOTES);
    }

    /** Venue 3 stands since an hour at an offer 2.43 % below what others bid, and fills the order there. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void findsAnHourOldQuoteInAMarketThatIsCrossed(Side side) throws IOException {
        List<Quote> quotes = twoBusyVenues(3_000, 3_665);
        quotes.add(new Quote(1, 3, -250, -243, 500));
        assertThat(faults(quotes, side, 300, 3_600, "best-ask"))
                .containsExactlyInAnyOrder(Fault.STALE_QUOTES, Fault.CROSSED_MARKET);
    }

    /** Venue 3 is fresh and crosses the others for 4 of the 60 s, in which the order takes all of it. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void findsFillsInAMarketThatIsCrossedForAMoment(Side side) throws IOException {
        List<Quote> quotes = twoBusyVenues(0, 65);
        quotes.add(new Quote(1.9, 3, -1, 2, 100));
        quotes.add(new Quote(2.1, 3, -9, -3, 500));
        quotes.add(new Quote(4.1, 3, -1, 2, 100));
        assertThat(faults(quotes, side, 300, 2.2, "best-ask")).containsExactly(Fault.CROSSED_MARKET);
        assertThat(faults(quotes, side, 300, 4.2, "best-ask")).isEmpty();
    }

    /** Beyond the two venues there is an offer 10 % away; one 4 % away is dear, and inside the band. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void findsFillsAtStubs(Side side) throws IOException {
        List<Quote> quotes = twoBusyVenues(0, 65);
        quotes.add(new Quote(1.9, 3, -2, 1_000, 5_000));
        assertThat(faults(quotes, side, 1_000, 2, "sweep")).containsExactly(Fault.STUB_PRICES);
        quotes.set(quotes.size() - 1, new Quote(1.9, 3, -2, 400, 5_000));
        assertThat(faults(quotes, side, 1_000, 2, "sweep")).isEmpty();
    }

    /** Three venues that follow one price with spreads of a cent or more, so that they never cross. */
    @Test
    void findsNothingInSoundMarkets() throws IOException {
        SplittableRandom random = new SplittableRandom(13);
        int fills = 0;
        for (int i = 0; i < 50; i++) {
            List<Quote> quotes = new ArrayList<>();
            long center = 0;
            for (double seconds = 0; seconds < 70; seconds += 0.05 + random.nextDouble()) {
                center = Math.max(-20, Math.min(20, center + random.nextLong(-1, 2)));
                for (int venue = 1; venue <= 3; venue++) {
                    long half = 1 + random.nextLong(3);
                    quotes.add(new Quote(seconds, venue, center - half, center + half, 100 + random.nextLong(900)));
                }
            }
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            assertThat(faults(quotes, side, 2_000, 5, "twap", "best-ask", "sweep", "rest-then-cross"))
                    .as("run %d", i)
                    .isEmpty();
            fills += Files.readAllLines(directory.resolve("fills.csv")).size() - 1;
        }
        assertThat(fills).isGreaterThan(1_000);
    }
}
