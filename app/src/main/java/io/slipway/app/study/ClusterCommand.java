package io.slipway.app.study;

import io.slipway.app.run.ExitCode;
import io.slipway.text.ConfigException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A cluster on this machine. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts a cluster of worker processes on this machine (Apache Flink), which study and tune use with --cluster. "
                    + "On several machines use Flink's own scripts or Kubernetes: docs/CLUSTER.md."
        },
        subcommands = ClusterCommand.Up.class,
        footer = {"", "Example:", "  ./slipway cluster up --workers 2"})
public final class ClusterCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "expected up");
    }

    /** Starts one. */
    @Command(
            name = "up",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Starts a cluster of processes on this machine and waits for Ctrl-C. It listens on 127.0.0.1 only.",
                "A worker works one task at a time and takes some 500 MB of memory."
            },
            footer = {
                "",
                "Example, in two terminals:",
                "  ./slipway cluster up --workers 2",
                "  ./slipway study --corpus runs/corpus --cluster 127.0.0.1:8081"
            })
    public static final class Up implements Callable<Integer> {

        /** Each takes some 500 MB. */
        private static final int MOST_WORKERS = 256;

        private static final int MOST_PORT = 65_535;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(names = "--workers", paramLabel = "N", description = "number of worker processes [2]")
        private int workers = 2;

        @Option(names = "--port", paramLabel = "PORT", description = "port for --cluster, and for Flink's page [8081]")
        private int port = 8081;

        @Option(names = "--dir", paramLabel = "DIR", description = "folder of settings and logs [runs/cluster]")
        private Path folder = Path.of("runs", "cluster");

        @Override
        public Integer call() {
            if (workers < 1 || workers > MOST_WORKERS) {
                throw new ConfigException(
                        "--workers: out of range: value=" + workers + ", expected 1 to " + MOST_WORKERS);
            }
            if (port < 1 || port > MOST_PORT) {
                throw new ConfigException("--port: out of range: value=" + port + ", expected 1 to " + MOST_PORT);
            }
            PrintWriter out = spec.commandLine().getOut();
            try (ClusterEngine.LocalCluster cluster =
                    ClusterEngine.installed().start(workers, port, folder, out::println)) {
                out.println("Cluster of " + workers + " workers at " + cluster.address()
                        + "; studies use it by --cluster " + cluster.address() + "; Ctrl-C ends it");
                out.flush();
                cluster.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ExitCode.DONE;
        }
    }
}
