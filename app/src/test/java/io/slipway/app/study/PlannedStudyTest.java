package io.slipway.app.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.config.Command;
import io.slipway.config.Settings;
import io.slipway.config.spec.RunConfig;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.MarketEvent;
import io.slipway.model.Instrument;
import io.slipway.study.ParentOutcome;
import io.slipway.study.Study;
import io.slipway.study.StudyPart;
import io.slipway.study.StudyTask;
import io.slipway.tape.MarketTape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Studies of several days. */
class PlannedStudyTest {

    private static final long SECOND = 1_000_000_000L;

    private static long ns(String time) {
        return Instant.parse(time).getEpochSecond() * SECOND;
    }

    /** Random quotes and prints about every 30 s from one time to another, at prices that a seed gives. */
    private static List<MarketEvent> day(String from, String to, int seed, int... publisherIds) {
        SplittableRandom random = new SplittableRandom(seed);
        List<MarketEvent> rows = new ArrayList<>();
        for (long timeNs = ns(from); timeNs < ns(to); timeNs += random.nextLong(60 * SECOND)) {
            long mid = (10_000 + 100L * seed + random.nextLong(-3, 4)) * 10_000_000L;
            boolean print = random.nextInt(4) == 0;
            rows.add(new MarketEvent()
                    .times(timeNs, timeNs)
                    .origin(publisherIds[random.nextInt(publisherIds.length)], 0)
                    .action(print ? BookAction.TRADE : BookAction.ADD, BookSide.NONE, 0)
                    .order(mid, 50)
                    .bid(mid - 10_000_000L, 100 + random.nextLong(300))
                    .ask(mid + 10_000_000L, 100 + random.nextLong(300)));
        }
        return rows;
    }

    @SafeVarargs
    private static MarketTape tape(List<MarketEvent>... days) {
        MarketTape.Builder tape = new MarketTape.Builder(new Instrument("TEST"));
        for (List<MarketEvent> day : days) {
            day.forEach(tape::add);
        }
        return tape.build();
    }

    private static Study study(MarketTape tape, Map<String, String> more) {
        Map<String, String> flags = new HashMap<>(Map.of(
                "sizes", "300",
                "starts", "5",
                "horizon", "20m",
                "slice", "5m",
                "strategies", "twap,rest-then-cross,cont-kukanov",
                "venue-fees", "us-equities"));
        flags.putAll(more);
        return PlannedStudy.of(tape, RunConfig.of(Settings.parse(Command.STUDY, flags)));
    }

    private static List<ParentOutcome> outcomes(MarketTape tape, Map<String, String> more) {
        Study study = study(tape, more);
        List<ParentOutcome> outcomes = new ArrayList<>();
        for (StudyTask task : study.plan().tasks()) {
            StudyPart part = study.work(task);
            for (int i = 0; i < task.orders(); i++) {
                outcomes.add(part.outcome(i));
            }
        }
        return outcomes;
    }

    /** Of the router, shares rest a slice before they are due; of peg-then-cross, they do not, whichever is under test. */
    @Test
    void theDefaultsOfTheStrategyUnderTestAreNotThoseOfTheOthers() {
        MarketTape tape = tape(day("2024-10-31T13:00:00Z", "2024-10-31T20:30:00Z", 1, 2, 7));
        List<ParentOutcome> routerFirst = outcomes(tape, Map.of("strategies", "cont-kukanov,peg-then-cross,twap"));
        List<ParentOutcome> pegFirst = outcomes(tape, Map.of("strategies", "peg-then-cross,cont-kukanov,twap"));
        for (int i = 0; i < routerFirst.size(); i++) {
            assertThat(routerFirst.get(i).executions().get(1))
                    .isEqualTo(pegFirst.get(i).executions().get(0));
            assertThat(routerFirst.get(i).executions().get(0))
                    .isEqualTo(pegFirst.get(i).executions().get(1));
        }
        assertThat(outcomes(tape, Map.of("strategies", "peg-then-cross,cont-kukanov,twap", "param", "ahead=1")))
                .isNotEqualTo(pegFirst);
    }

    /**
     * A Thursday, a Friday on which a venue has other fees and another venue has come, and the Monday after the clocks went back; each
     * with rows before its open and after its close.
     */
    @ParameterizedTest
    @ValueSource(strings = {"regular", "extended", "10:00-15:30"})
    void severalDaysInOneStudyAreAsManyStudiesJoined(String session) {
        List<MarketEvent> thursday = day("2024-10-31T13:00:00Z", "2024-10-31T20:30:00Z", 1, 2, 7);
        List<MarketEvent> friday = day("2024-11-01T13:00:00Z", "2024-11-01T20:30:00Z", 2, 2, 5, 7);
        List<MarketEvent> monday = day("2024-11-04T14:00:00Z", "2024-11-04T21:30:00Z", 3, 5, 7);
        for (Map<String, String> more : List.of(
                Map.of("session", session),
                Map.of("session", session, "entry-latency", "5s", "feed-latency", "2s", "latency-spread", "0.5"))) {
            List<ParentOutcome> separate = new ArrayList<>();
            for (List<MarketEvent> day : List.of(thursday, friday, monday)) {
                separate.addAll(outcomes(tape(day), more));
            }

            assertThat(separate).hasSize(30);
            assertThat(outcomes(tape(thursday, friday, monday), more)).isEqualTo(separate);
        }
    }

    @Test
    void ordersStartAndEndInsideTheSession() {
        MarketTape tape = tape(
                day("2024-07-03T09:00:00Z", "2024-07-03T21:00:00Z", 1, 2, 9),
                day("2024-07-05T12:00:00Z", "2024-07-05T22:00:00Z", 2, 2, 9));

        List<ParentOutcome> outcomes = outcomes(tape, Map.of());

        assertThat(outcomes).hasSize(20).allSatisfy(outcome -> {
            long startNs = outcome.order().startNs();
            boolean early = startNs < ns("2024-07-04T00:00:00Z");
            assertThat(startNs).isGreaterThanOrEqualTo(ns(early ? "2024-07-03T13:30:00Z" : "2024-07-05T13:30:00Z"));
            assertThat(outcome.order().endNs()).isLessThan(ns(early ? "2024-07-03T17:00:00Z" : "2024-07-05T20:00:00Z"));
        });
    }
}
