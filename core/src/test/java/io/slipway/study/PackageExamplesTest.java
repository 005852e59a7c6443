package io.slipway.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.calendar.TradingHours;
import io.slipway.engine.Backtest;
import io.slipway.engine.Catalogue;
import io.slipway.engine.RunSpec;
import io.slipway.engine.Tapes;
import io.slipway.engine.Tapes.Row;
import io.slipway.model.ParentOrder;
import io.slipway.model.Side;
import io.slipway.search.Objective;
import io.slipway.search.ParameterSpace;
import io.slipway.search.PointFunction;
import io.slipway.search.Sampler;
import io.slipway.search.SearchListener;
import io.slipway.search.SearchResult;
import io.slipway.search.SearchRunner;
import io.slipway.search.SearchSpec;
import io.slipway.strategy.Definition;
import io.slipway.strategy.Parameters;
import io.slipway.strategy.Strategy;
import io.slipway.tape.MarketTape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** The examples of the packages search and study, compiled and run: their lines stand here as they stand there. */
class PackageExamplesTest {

    private static final long SECOND = Tapes.SECOND;
    private static final Path MAIN = Path.of("src/main/java/io/slipway");
    private static final Path THIS = Path.of("src/test/java/io/slipway/study/PackageExamplesTest.java");

    /** Two venues that change their quotes every second for five minutes. */
    private static MarketTape tape() {
        SplittableRandom random = new SplittableRandom(1);
        List<Row> rows = new ArrayList<>();
        for (int second = 0; second < 300; second++) {
            for (int venue = 1; venue <= 2; venue++) {
                long ask = 10_001 + random.nextLong(4);
                rows.add(Row.quote(second + 0.1 * venue, venue, ask - 2, 500, ask, 500));
            }
        }
        return Tapes.of(rows);
    }

    @Test
    void searchesWithoutTheCommandLine() {
        MarketTape tape = tape();
        Executor executor = Runnable::run;
        ParentOrder order = new ParentOrder(Side.BUY, 2_000, SECOND, 200 * SECOND);
        // begin search
        Definition<Strategy> router = Catalogue.installed().find("cont-kukanov").orElseThrow();
        RunSpec run = RunSpec.of(order);
        ParameterSpace space = ParameterSpace.of(Map.of("lambda_under", List.of(5_000_000L, 20_000_000L, 50_000_000L)));
        Parameters untuned = new Parameters(Map.of("lambda_under", 50_000_000L));
        PointFunction function = PointFunction.of(
                new Backtest(tape, run), point -> run.strategy(router).withParameters(point), Objective.cash());
        SearchResult found = new SearchRunner(function, executor, SearchListener.NONE)
                .run(new SearchSpec(space, Sampler.GRID, 0, 42, "cash", untuned));
        Parameters best = found.best().point();
        // end
        assertThat(found.results()).hasSize(3);
        assertThat(found.failures()).isEmpty();
        assertThat(best.names()).containsExactly("lambda_under");
    }

    @Test
    void studiesWithoutTheCommandLine() {
        MarketTape tape = tape();
        Executor executor = Runnable::run;
        long horizonNs = 10 * SECOND;
        PrintStream terminal = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        // begin study
        Catalogue catalogue = Catalogue.installed();
        List<String> names = List.of("cont-kukanov", "best-ask", "twap");
        StudyGrid grid = new StudyGrid(
                List.of(Side.BUY, Side.SELL),
                List.of(200L, 1_000L),
                StudyDays.stretches(tape, TradingHours.UNLIMITED, tape.firstEventNs(), tape.lastEventNs(), horizonNs),
                horizonNs,
                20);
        StudyPlan plan = StudyPlan.of(tape.sha256(), grid, names, new StudyDesign("twap", "cont-kukanov", 2, 0.05, 42));
        RunSpec run = RunSpec.of(grid.parents().get(0))
                .withStrategies(names.stream()
                        .map(name -> catalogue.find(name).orElseThrow())
                        .toList());
        StudyResult result = new StudyRunner(executor, StudyListener.NONE).run(new Study(plan, tape, run));
        result.pairs().forEach(pair -> System.out.println(pair.verdict().text()));
        // end
        System.setOut(terminal);
        assertThat(said.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
        assertThat(result.pairs()).hasSize(2);
        assertThat(result.orders()).hasSizeLessThanOrEqualTo(80).isNotEmpty();
    }

    @Test
    void theExamplesAreThoseOfThePackages() throws IOException {
        for (String name : List.of("search", "study")) {
            String page = Files.readString(MAIN.resolve(name).resolve("package-info.java"));
            String example = page.substring(page.indexOf("<pre>{@code") + 11, page.indexOf("}</pre>"));
            String test = Files.readString(THIS);
            int begin = test.indexOf("// begin " + name) + ("// begin " + name).length();
            assertThat(words(example.replace("\n * ", "\n")))
                    .isEqualTo(words(test.substring(begin, test.indexOf("// end", begin))));
        }
    }

    /** Without blanks and line breaks, which the formatter of the sources sets. */
    private static String words(String code) {
        return code.replaceAll("\\s+", "");
    }
}
