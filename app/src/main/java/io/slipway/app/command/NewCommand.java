package io.slipway.app.command;

import io.slipway.app.run.ExitCode;
import io.slipway.data.DataFiles;
import io.slipway.data.source.DataFormat;
import io.slipway.dbn.record.Schema;
import io.slipway.engine.Catalogue;
import io.slipway.placement.PlacementProblem;
import io.slipway.publish.OutputException;
import io.slipway.strategy.Strategy;
import io.slipway.text.ConfigException;
import io.slipway.venue.QueueModels;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A Maven project of a plug-in, which compiles, is tested and runs. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Makes a Maven project of a strategy, a queue or latency model, or a data format of your own.",
        footer = {
            "",
            "Examples:",
            "  ./slipway new strategy patient-buyer",
            "  ./slipway new queue-model half-ahead --dir half-ahead",
            "  ./slipway new latency-model busy-gateway"
        })
public final class NewCommand implements Callable<Integer> {

    /** Version of JUnit that the project uses: that of Slipway's own tests. */
    private static final String JUNIT = "6.1.3";

    private static final String PLUGIN = "io.slipway.strategy.Plugin";

    /** Things that a project can be about. */
    private enum Kind {
        STRATEGY(PLUGIN, "Plugin", "slipway backtest FILE --plugin target/{{id}}-1.jar --strategies {{id}},twap"),
        QUEUE_MODEL(PLUGIN, "Plugin", "slipway backtest FILE --plugin target/{{id}}-1.jar --queue-model {{id}}"),
        LATENCY_MODEL(
                PLUGIN,
                "Plugin",
                "slipway backtest FILE --plugin target/{{id}}-1.jar --strategies rest-then-cross,twap --latency-model {{id}}"),
        FORMAT(DataFormat.class.getName(), "Format", "slipway inspect sample.txt --plugin target/{{id}}-1.jar");

        private final String service;
        private final String suffix;
        private final String example;

        Kind(String service, String suffix, String example) {
            this.service = service;
            this.suffix = suffix;
            this.example = example;
        }

        private String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind parse(String text) {
            for (Kind kind : values()) {
                if (kind.label().equals(text)) {
                    return kind;
                }
            }
            throw new ConfigException(
                    "unknown: value=" + text + ", expected strategy, queue-model, latency-model or format");
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "KIND", description = "strategy, queue-model, latency-model or format")
    private String kindText = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "its name: lower-case words joined by dashes")
    private String id = "";

    @Option(names = "--dir", paramLabel = "DIR", description = "folder to make [NAME]")
    private @Nullable Path folder;

    @Override
    public Integer call() {
        Kind kind = Kind.parse(kindText);
        if (!id.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new ConfigException(
                    "not a name: value=" + id + ", expected lower-case words joined by dashes, e.g. patient-buyer");
        }
        refuseTaken(kind);
        Path root = folder == null ? Path.of(id) : folder;
        if (Files.exists(root)) {
            throw new ConfigException("already there: folder=" + root + ", expected a new one (--dir)");
        }
        String java = className();
        Path sources = root.resolve("src/main/java/own");
        write(root.resolve("pom.xml"), "pom.xml", kind);
        write(root.resolve("README.md"), "README.md", kind);
        if (kind == Kind.FORMAT) {
            write(sources.resolve(java + "Format.java"), "format.java", kind);
            write(root.resolve("sample.txt"), "format-sample.txt", kind);
        } else {
            write(sources.resolve(java + ".java"), kind.label() + ".java", kind);
            write(sources.resolve(java + "Plugin.java"), kind.label() + "-plugin.java", kind);
        }
        write(root.resolve("src/test/java/own/" + java + "Test.java"), kind.label() + "-test.java", kind);
        writeText(
                root.resolve("src/main/resources/META-INF/services/" + kind.service),
                "own." + java + kind.suffix + "\n");
        spec.commandLine()
                .getOut()
                .println("Made " + root + "; build it with: mvn -f " + root.resolve("pom.xml") + " package");
        return ExitCode.DONE;
    }

    /** Two plug-ins, or a plug-in and Slipway, cannot give one name to two things of a kind. */
    private void refuseTaken(Kind kind) {
        Catalogue catalogue = Catalogue.installed();
        boolean isTaken = switch (kind) {
            case STRATEGY -> catalogue.find(id).isPresent();
            case QUEUE_MODEL ->
                QueueModels.isName(id) || catalogue.queueModels().containsKey(id);
            case LATENCY_MODEL -> catalogue.latencyModels().containsKey(id);
            case FORMAT -> DataFiles.formats().contains(id);
        };
        if (isTaken) {
            throw new ConfigException("a " + kind.label().replace('-', ' ') + " of this name is there already: name="
                    + id + ", expected another name");
        }
    }

    /** {@code PatientBuyer} for {@code patient-buyer}. */
    private String className() {
        StringBuilder name = new StringBuilder();
        for (String word : id.split("-", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }

    private void write(Path file, String template, Kind kind) {
        String text = template(template)
                .replace("{{dependencies}}", dependencies())
                .replace("{{junit}}", JUNIT)
                .replace("{{example}}", kind.example)
                .replace("{{kind}}", kind.label())
                .replace("{{Class}}", className())
                .replace("{{id}}", id);
        writeText(file, text);
    }

    private static String template(String name) {
        try (InputStream in = NewCommand.class.getResourceAsStream(
                "/io/slipway/app/template/" + name + (name.endsWith(".java") ? ".txt" : ""))) {
            if (in == null) {
                throw new IllegalStateException("no such template: name=" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("a template cannot be read: name=" + name, e);
        }
    }

    private static void writeText(Path file, String text) {
        try {
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new OutputException(file, e);
        }
    }

    /** The jars that this program runs from, as dependencies that need no repository. */
    private static String dependencies() {
        Map<String, Class<?>> libraries = Map.of(
                "slipway-core", Strategy.class,
                "slipway-io", DataFormat.class,
                "slipway-dbn", Schema.class,
                "slipway-placement", PlacementProblem.class,
                "jspecify", NullMarked.class);
        List<String> names = new ArrayList<>(libraries.keySet());
        names.sort(null);
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append("""
                        <dependency>
                          <groupId>slipway.installed</groupId>
                          <artifactId>%s</artifactId>
                          <version>1</version>
                          <scope>system</scope>
                          <systemPath>%s</systemPath>
                        </dependency>
                    """.formatted(name, place(libraries.get(name))));
        }
        return text.toString();
    }

    private static String place(@Nullable Class<?> type) {
        try {
            return type == null
                    ? ""
                    : Path.of(type.getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI())
                            .toString()
                            .replace("&", "&amp;")
                            .replace("<", "&lt;");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no place of a class: class=" + type, e);
        }
    }
}
