package io.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.publish.JsonFile;
import io.slipway.result.file.CatalogueKeys;
import io.slipway.result.file.PlacementKeys;
import io.slipway.result.file.ResultFiles;
import io.slipway.result.file.SavingKeys;
import io.slipway.result.schema.Key;
import io.slipway.result.schema.Shape;
import io.slipway.result.schema.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every file that commands write holds the keys that are defined, all of them and no other, with values of their types. */
class SchemaTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @TempDir
    private Path directory = Path.of("");

    private final Set<String> seen = new TreeSet<>();

    private static String example(String name) {
        return SharedFiles.root().resolve("examples").resolve(name).toString();
    }

    private Path onExample(String name, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--input", example("demo_mbp-1.csv")));
        return run(name, all.toArray(String[]::new));
    }

    private Path run(String name, String... arguments) {
        Path out = directory.resolve(name);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--out", out.toString()));
        Commands result = Commands.run(all.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return out;
    }

    private void check(Path out) throws IOException {
        for (Shape shape : ResultFiles.ALL) {
            Path file = out.resolve(shape.name());
            if (Files.exists(file)) {
                seen.add(shape.name());
                if (shape.name().endsWith(".csv")) {
                    checkHeader(shape, file);
                } else {
                    checkJson(shape, JSON.readTree(file.toFile()));
                }
            }
        }
    }

    /** Reads by the definitions, writes again, and looks whether anything was lost or changed. */
    private static void checkJson(Shape shape, JsonNode file) throws IOException {
        for (JsonNode one : shape.equals(SavingKeys.POINT) ? file : List.of(file)) {
            Values values = Values.read(shape, JSON.convertValue(one, Map.class), "");
            values.check("");
            assertThat(plain(JSON.readTree(JsonFile.text(values))))
                    .as(shape.name())
                    .isEqualTo(plain(one));
        }
    }

    /** A text that is the same for equal numbers of any notation. */
    private static String plain(JsonNode node) {
        return node.isNumber()
                ? node.decimalValue().stripTrailingZeros().toPlainString()
                : node.isContainerNode() ? inOrder(node) : node.toString();
    }

    private static String inOrder(JsonNode node) {
        List<String> parts = new ArrayList<>();
        if (node.isObject()) {
            node.properties().forEach(member -> parts.add(member.getKey() + ":" + plain(member.getValue())));
        } else {
            node.forEach(item -> parts.add(plain(item)));
        }
        return "\n" + parts;
    }

    private static void checkHeader(Shape shape, Path file) throws IOException {
        String header = Files.readAllLines(file).get(0);
        String columns = String.join(
                ",",
                shape.keys().stream().map(Key::name).map(SchemaTest::pattern).toList());
        assertThat(header).matches(columns);
    }

    private static String pattern(String column) {
        String quoted = Pattern.quote(column.replace("*", ""));
        return column.startsWith("*") ? "([^,]+" + quoted + ",?)+" : quoted;
    }

    private void checkManyOrders(String start) throws IOException {
        Path parents = Files.writeString(
                directory.resolve("parents.csv"),
                "id,qty,start,end,strategy\na,500," + start + ",2024-08-01T14:00:50Z,twap\n");
        check(onExample("live", "live", "--orders", parents.toString()));
    }

    private void checkOverDays() throws IOException {
        String corpus = directory.resolve("corpus").toString();
        assertThat(Commands.run("corpus", "add", corpus, "--data", example("demo_mbp-1.csv"))
                        .exitCode())
                .isZero();
        List<String> tune = new ArrayList<>(List.of("tune", "--corpus", corpus, "--start", "10:01", "--end", "10:02"));
        tune.addAll(List.of("--qty", "500", "--strategies", "cont-kukanov-static,twap"));
        tune.addAll(List.of("--lambda-under", "0,0.1", "--lambda-over", "0.05", "--theta-queue", "0"));
        check(run("tuning", tune.toArray(String[]::new)));
    }

    private void checkWithoutOrders() throws IOException {
        checkOverDays();
        check(run("inspect", "inspect", example("demo_mbp-1.csv")));
        check(run("symbols", "inspect", example("demo_mbp-1.csv"), "--symbol", "all"));
        Commands placed = Commands.run("allocate", example("allocate.yaml"), "--json", "--solver", "all");
        checkJson(PlacementKeys.FILE, JSON.readTree(placed.out()));
        seen.add(PlacementKeys.FILE.name());
        checkJson(
                CatalogueKeys.FILE,
                JSON.readTree(Commands.run("strategies", "--json").out()));
        checkJson(
                CatalogueKeys.FILE,
                JSON.readTree(Commands.run("strategies", "--json", "--profile", "trial")
                        .out()));
        seen.add(CatalogueKeys.FILE.name());
    }

    @Test
    void everyFileKeepsToTheDefinitions() throws IOException {
        String start = "2024-08-01T14:00:30Z";
        check(onExample(
                "backtest",
                "backtest",
                "--start",
                start,
                "--entry-latency",
                "250us",
                "--latency-spread",
                "0.3",
                "--what-if-impact",
                "sigma=2%,volume=50000000",
                "--strategies",
                "rest-then-cross,pov,twap,best-ask"));
        check(onExample(
                "tune", "tune", "--start", start, "--venue-fees", "us-equities", "--lambda-under", "0.01,0.05,0.1"));
        check(onExample("trial", "tune", "--profile", "trial", "--lambda-under", "0,0.1"));
        check(onExample(
                "study",
                "study",
                "--start",
                start,
                "--horizon",
                "8s",
                "--slice",
                "4s",
                "--starts",
                "40",
                "--sizes",
                "300,500",
                "--strategies",
                "twap,best-ask,cont-kukanov"));
        check(onExample("calibrate", "calibrate", "--start", start, "--rest", "5s"));
        check(onExample(
                "tca",
                "tca",
                "--orders",
                example("tca/orders.csv"),
                "--fills",
                example("tca/fills.csv"),
                "--strategies",
                "best-ask"));
        check(onExample(
                "pretrade",
                "pretrade",
                "--window",
                "10:01-10:06",
                "--slice",
                "30s",
                "--qty",
                "2000",
                "--strategies",
                "twap"));
        checkManyOrders(start);
        checkWithoutOrders();
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        ResultFiles.ALL.stream().map(Shape::name).toList());
    }

    @Test
    void everyKeyHasAMeaningAndEveryNumberAUnitOrNone() {
        for (Shape shape : ResultFiles.ALL) {
            for (Key<?> key : shape.keys()) {
                assertThat(key.doc()).as(shape + " " + key).isNotBlank();
                assertThat(Arrays.asList("What", "How", "Where", "Whether")).noneMatch(key.doc()::startsWith);
            }
        }
    }
}
