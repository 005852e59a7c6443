package io.slipway.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.model.ExecutionReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random markets and orders. {@code -Dslipway.fuzz=N} tries N seeds, {@code -Dslipway.fuzz.seed=N} one alone. */
class VenueSimulatorFuzzTest {

    private static final int SEEDS = 2_000 * Integer.getInteger("slipway.times", 1);
    private static final @Nullable Long ONLY = Long.getLong("slipway.fuzz.seed");

    @Test
    void doesWhatTheNaiveSimulatorDoes() {
        onEveryTape(tape -> assertThat(tape.fastReports()).isEqualTo(tape.naiveReports()));
    }

    @Test
    void neverMakesSharesOutOfNothing() {
        onEveryTape(tape -> new FillChecks(tape).run());
    }

    @Test
    void goesOnFromASavedStateAsIfNothingHadHappened() {
        onEveryTape(tape -> assertThat(tape.resumedReports()).isEqualTo(tape.fastReports()));
    }

    @Test
    void goesOnFromASavedStateOfLiquidityThatComesBack() {
        onEveryTape(tape -> {
            FuzzTape resilient = tape.withLiquidity(venues -> new ResilientLiquidity(venues, 3));
            assertThat(resilient.resumedReports()).isEqualTo(resilient.fastReports());
        });
    }

    @Test
    void treatsBuysAndSellsAlike() {
        onEveryTape(any -> {
            FuzzTape tape = any.withoutDistance();
            List<ExecutionReport> mirrored = new ArrayList<>();
            for (ExecutionReport report : tape.mirrored().fastReports()) {
                mirrored.add(report.kind().isFill() ? mirrored(report) : report);
            }
            assertThat(byOrder(tape, mirrored)).isEqualTo(byOrder(tape, tape.fastReports()));
        });
    }

    private static ExecutionReport mirrored(ExecutionReport report) {
        return report.withFill(report.lastQty(), FuzzTape.mirrored(report.lastPxE9()));
    }

    /** At the end buys expire before sells, so that sampled latencies of those reports change places. */
    private static List<ExecutionReport> byOrder(FuzzTape tape, List<ExecutionReport> reports) {
        return reports.stream()
                .map(report -> tape.setup().sampled() ? report.receivedAt(0) : report)
                .sorted(Comparator.comparing(ExecutionReport::venue).thenComparing(ExecutionReport::orderId))
                .toList();
    }

    private static void onEveryTape(Consumer<FuzzTape> check) {
        long first = ONLY == null ? 0 : ONLY;
        long end = ONLY == null ? SEEDS : ONLY + 1;
        for (long seed = first; seed < end; seed++) {
            FuzzTape tape = FuzzTape.random(seed);
            if (failure(check, tape) != null) {
                throw new AssertionError(told(seed, check, smallest(check, tape)));
            }
        }
    }

    private static FuzzTape smallest(Consumer<FuzzTape> check, FuzzTape failing) {
        FuzzTape tape = failing;
        boolean shrunk = true;
        while (shrunk) {
            shrunk = false;
            for (int i = tape.actions().size() - 1; i >= 0; i--) {
                FuzzTape fewer = tape.without(i);
                if (failure(check, fewer) != null) {
                    tape = fewer;
                    shrunk = true;
                }
            }
        }
        return tape;
    }

    private static String told(long seed, Consumer<FuzzTape> check, FuzzTape tape) {
        StringBuilder told =
                new StringBuilder("seed " + seed + ": " + tape.setup().told());
        tape.actions().forEach(action -> told.append('\n').append(action));
        return told.append('\n').append(failure(check, tape)).toString();
    }

    private static @Nullable Throwable failure(Consumer<FuzzTape> check, FuzzTape tape) {
        try {
            check.accept(tape);
            return null;
        } catch (AssertionError | RuntimeException failure) {
            return failure;
        }
    }
}
