package io.slipway.executions;

import static io.slipway.executions.OwnExamples.fill;
import static io.slipway.executions.OwnExamples.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.model.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FillChainsTest {

    private static final List<OwnOrder> ORDERS = List.of(order("A", Side.BUY, 1_000_000));

    /** Reports such as {@code e1=100 c1=150>e1 -c1}: a fill, a correction of it, and a bust of the correction. */
    private static List<FillReport> reports(String log) {
        List<FillReport> all = new ArrayList<>();
        for (String word : log.split(" ", -1)) {
            if (word.startsWith("-")) {
                all.add(new FillReport(FillReport.Kind.BUST, word.substring(1), null));
                continue;
            }
            String[] parts = word.split("[=>]", -1);
            OwnFill fill = fill(parts[0], "A", 1, Long.parseLong(parts[1]), "10");
            all.add(
                    parts.length == 2
                            ? FillReport.of(fill)
                            : new FillReport(FillReport.Kind.CORRECTION, parts[2], fill));
        }
        return all;
    }

    private static Reconciliation reconcile(List<FillReport> reports) {
        return Reconciliation.of(new OwnRecords(ORDERS, reports));
    }

    @ParameterizedTest
    @CsvSource({
        "e1=100 c1=150>e1 c2=120>c1, 120",
        "e1=100 c1=150>e1 c2=120>c1 e1=100 c1=150>e1 c2=120>c1, 120",
        "e1=100 e2=200 c1=150>e1 c2=120>c1 e1=100 e2=200 c1=150>e1 c2=120>c1, 320",
        "c2=120>c1 c1=150>e1 e1=100, 120",
        "e1=100 c1=150>e1 c2=120>e1, 120",
        "e1=100 c1=150>e1 c2=120>e1 c1=150>e1, 120",
        "e1=100 c1=150>e1 c2=120>c1 c2=120>e1, 120",
        "e1=100 e1=150>e1 e1=120>e1 e1=150>e1 e1=120>e1, 120",
        "e1=100 e2=200 c1=150>e1 -c1 e1=100 c1=150>e1, 200",
        "e1=100 e2=200 c1=150>e1 -e1, 200",
        "e1=100 e2=200 c1=150>e1 c2=120>c1 -c1 -c2, 200",
        "e1=100 e2=200 -e1 c1=150>e1, 200",
        "e2=200 c1=150>e1 c2=120>e1, 320",
        "e2=200 c1=150>e1 -e1 c2=120>c1, 200",
        "e1=100 c1=150>c2 c2=120>c1, 250",
        "e1=100 e1=300 -e1 -e1, 100",
    })
    void anExecutionCountsOnceInItsLastVersion(String log, long kept) {
        Reconciliation found = reconcile(reports(log));
        assertThat(found.account().kept()).isEqualTo(kept);
    }

    @Test
    void theSharesOfAChainAreAccountedFor() {
        assertThat(reconcile(reports("e1=100 c1=150>e1 c2=120>c1 e1=100 c1=150>e1 c2=120>c1"))
                        .account())
                .isEqualTo(new QtyAccount(200, 100, 0, 20, 0, 120));
        assertThat(reconcile(reports("e1=100 e2=200 c1=150>e1 -c1 e1=100 c1=150>e1"))
                        .account())
                .isEqualTo(new QtyAccount(400, 100, 150, 50, 0, 200));
        assertThat(reconcile(reports("e2=200 c1=150>e1 c2=120>c1")).account())
                .isEqualTo(new QtyAccount(350, 0, 0, -30, 0, 320));
    }

    @Test
    void repeatsAndCorrectionsAfterABustAreNamed() {
        assertThat(reconcile(reports("e1=100 e2=200 -e1 c1=150>e1 -e1"))
                        .issues()
                        .notes())
                .containsExactly(
                        new IssueTally.Note(ExecutionIssue.DOUBLED, 1, List.of("e1")),
                        new IssueTally.Note(ExecutionIssue.BUSTED, 1, List.of("e1")),
                        new IssueTally.Note(ExecutionIssue.CORRECTED, 1, List.of("e1")),
                        new IssueTally.Note(ExecutionIssue.CORRECTED_AFTER_BUST, 1, List.of("c1")));
    }

    @Test
    void anIdOfTwoOrdersIsCorrectedInTheOrderThatTheCorrectionNames() {
        OwnFill first = fill("e1", "A", 1, 100, "10");
        OwnFill second = fill("e1", "B", 1, 200, "10");
        FillReport correction = new FillReport(FillReport.Kind.CORRECTION, "e1", fill("c1", "A", 1, 150, "10"));
        Reconciliation found = Reconciliation.of(new OwnRecords(
                List.of(order("A", Side.BUY, 1_000), order("B", Side.BUY, 1_000)),
                List.of(FillReport.of(first), FillReport.of(second), correction)));
        assertThat(found.executions()).extracting(OwnExecution::filledQty).containsExactly(150L, 200L);
    }

    /**
     * Logs of 12 executions with corrections of the first or the last id and busts of any. Each is repeated in parts, all after the
     * whole log, and is cut into files that overlap. The oracle follows each execution as it happened and knows no reports.
     */
    @Test
    void logsWithRepeatsCountWhatHappened() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Map<Integer, Long> alive = new LinkedHashMap<>();
            Map<Integer, List<String>> ids = new HashMap<>();
            List<String> log = new ArrayList<>();
            for (int step = 0; step < 40; step++) {
                int execution = random.nextInt(12);
                long qty = 1L + random.nextInt(1_000);
                List<String> known = ids.computeIfAbsent(execution, key -> new ArrayList<>());
                String id = "x" + execution + "." + known.size();
                if (known.isEmpty()) {
                    log.add(id + "=" + qty);
                    alive.put(execution, qty);
                } else if (random.nextInt(4) > 0) {
                    String earlier = random.nextBoolean() ? known.get(0) : known.get(known.size() - 1);
                    log.add(id + "=" + qty + ">" + earlier);
                    alive.computeIfPresent(execution, (key, old) -> qty);
                } else {
                    log.add("-" + known.get(random.nextInt(known.size())));
                    alive.remove(execution);
                    continue;
                }
                known.add(id);
            }
            long kept = alive.values().stream().mapToLong(each -> each).sum();
            for (List<String> variant : variants(log, random)) {
                Reconciliation found = reconcile(reports(String.join(" ", variant)));
                assertThat(found.account().kept())
                        .as("seed %d: %s", seed, variant)
                        .isEqualTo(kept);
            }
        }
    }

    private static List<List<String>> variants(List<String> log, Random random) {
        List<String> repeated = new ArrayList<>(log);
        List<String> again = new ArrayList<>(log.subList(random.nextInt(log.size()), log.size()));
        Collections.shuffle(again, random);
        repeated.addAll(again);
        int cut = random.nextInt(log.size());
        List<String> files = new ArrayList<>(log.subList(0, cut));
        files.addAll(log.subList(random.nextInt(cut + 1), log.size()));
        List<String> bustsFirst = new ArrayList<>(log);
        bustsFirst.sort((a, b) -> Boolean.compare(b.startsWith("-"), a.startsWith("-")));
        return List.of(log, repeated, files, bustsFirst);
    }

    /** Rows of which each correction names the version before it may stand in any order. */
    @Test
    void chainsThatNameEveryVersionCountTheSameInAnyOrder() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<String> log = new ArrayList<>();
            long kept = 0;
            for (int execution = 0; execution < 5; execution++) {
                int versions = 1 + random.nextInt(4);
                boolean busted = random.nextInt(4) == 0;
                long qty = 0;
                for (int version = 0; version < versions; version++) {
                    qty = 1L + random.nextInt(1_000);
                    String id = "x" + execution + "." + version;
                    log.add(id + "=" + qty + (version == 0 ? "" : ">x" + execution + "." + (version - 1)));
                }
                if (busted) {
                    log.add("-x" + execution + "." + random.nextInt(versions));
                }
                kept += busted ? 0 : qty;
            }
            log.addAll(new ArrayList<>(log.subList(0, random.nextInt(log.size()))));
            Collections.shuffle(log, random);
            assertThat(reconcile(reports(String.join(" ", log))).account().kept())
                    .as("seed %d: %s", seed, log)
                    .isEqualTo(kept);
        }
    }

    @Test
    void theLastVersionStatesThePrice() {
        OwnFill fill = fill("c2", "A", 1, 120, "10.01");
        List<FillReport> all = new ArrayList<>(reports("e1=100 c1=150>e1"));
        all.add(new FillReport(FillReport.Kind.CORRECTION, "e1", fill));
        assertThat(Objects.requireNonNull(reconcile(all).executions().get(0)).fills())
                .containsExactly(fill);
    }
}
