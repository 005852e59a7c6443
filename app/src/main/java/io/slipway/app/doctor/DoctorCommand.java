package io.slipway.app.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.app.doctor.Check.Status;
import io.slipway.app.option.CacheOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.KafkaCluster;
import io.slipway.kafka.KafkaConnection;
import io.slipway.text.ConfigException;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks of machine and cluster. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Checks versions, memory, disk space, open files and, if asked, a Kafka cluster.",
            "With --bootstrap-servers or --kafka-config: whether the cluster answers, keeps its records, and has the same time.",
            "Each line is ok, warn or fail and says what helps. Ends with 1 if a check failed."
        },
        footer = {
            "",
            "Examples, the second with a broker that is running:",
            "  ./slipway doctor",
            "  ./slipway doctor --bootstrap-servers localhost:9092 --topic quotes",
            "  ./slipway doctor --json"
        })
public final class DoctorCommand implements Callable<Integer> {

    private static final String USUAL_SERVERS = "localhost:9092";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "check this Kafka cluster; several addresses separated by commas")
    private @Nullable String servers;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "properties file of further client settings, such as security")
    private @Nullable Path settings;

    @Option(
            names = {"-t", "--topic"},
            paramLabel = "TOPIC",
            description = "check this topic too; may be given several times")
    private List<String> topics = new ArrayList<>();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "folder that results will be written to [runs]")
    private Path out = Path.of("runs");

    @Option(
            names = "--dependencies",
            description =
                    "compare the libraries with the list of versions and with known advisories; tells their dates")
    private boolean dependencies;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Mixin
    private final CacheOptions cache = new CacheOptions();

    @Override
    public Integer call() {
        List<Check> checks = new ArrayList<>(new MachineChecks(Limits.ofThisMachine()).all());
        checks.add(MachineChecks.disk("disk, temporary", Path.of(System.getProperty("java.io.tmpdir", "/tmp"))));
        if (cache.isUsed()) {
            checks.add(MachineChecks.disk("disk, cache", cache.folder().path()));
        }
        checks.add(MachineChecks.disk("disk, results", out));
        if (dependencies) {
            checks.addAll(DependencyChecks.all(Path.of(System.getProperty("slipway.root", ".")), Instant.now()));
            checks.addAll(KnownWeaknesses.shipped().all(libraries(), LocalDate.now(ZoneOffset.UTC)));
        }
        boolean asksCluster = servers != null || settings != null;
        if (!asksCluster && !topics.isEmpty()) {
            throw new ConfigException("--topic: give --bootstrap-servers HOST:PORT with it");
        }
        if (asksCluster) {
            checks.addAll(new ClusterChecks(connection(), topics).all(InstantSource.system()));
        }
        Status worst = checks.stream()
                .map(Check::status)
                .max(Comparator.naturalOrder())
                .orElse(Status.OK);
        PrintWriter terminal = spec.commandLine().getOut();
        if (json) {
            terminal.println(json(checks, worst).toPrettyString());
        } else {
            print(terminal, checks);
        }
        return worst == Status.FAIL ? ExitCode.FAILED_CHECK : ExitCode.DONE;
    }

    /** Names of the files on the class path. */
    private static List<String> libraries() {
        return Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator, -1))
                .filter(each -> !each.isEmpty())
                .map(each -> new File(each).getName())
                .toList();
    }

    private static void print(PrintWriter terminal, List<Check> checks) {
        for (Check check : checks) {
            terminal.printf("%-4s  %-16s  %s%n", check.status().label(), check.name(), check.text());
            if (!check.help().isEmpty()) {
                terminal.printf("      %-16s  %s%n", "", check.help());
            }
        }
    }

    private static ObjectNode json(List<Check> checks, Status worst) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("status", worst.label());
        ArrayNode array = json.putArray("checks");
        for (Check check : checks) {
            array.addObject()
                    .put("name", check.name())
                    .put("status", check.status().label())
                    .put("text", check.text())
                    .put("help", check.help());
        }
        return json;
    }

    private KafkaConnection connection() {
        try {
            KafkaConnection connection = KafkaConnection.of(servers == null ? USUAL_SERVERS : servers);
            return settings == null ? connection : KafkaCluster.with(connection, settings);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(String.valueOf(e.getMessage()), e);
        }
    }
}
