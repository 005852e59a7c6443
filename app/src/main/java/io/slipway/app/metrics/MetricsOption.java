package io.slipway.app.metrics;

import io.slipway.text.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the port of metrics. */
public final class MetricsOption {

    private static final int LAST_PORT = 65_535;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description =
                    "serve /metrics for Prometheus and /health on this port of the loopback address, 0 for a free one")
    private @Nullable Integer port;

    /** Meters, the server that shows them if a port is given, and the log that they write to if a file is. */
    public record Metering(
            RunMeters meters,
            @Nullable MetricsServer server,
            @Nullable RunLog log) implements AutoCloseable {

        @Override
        public void close() {
            if (server != null) {
                server.close();
            }
            if (log != null) {
                log.close();
            }
        }
    }

    /** True if a port is given. */
    public boolean isUsed() {
        return port != null;
    }

    /** The option as words of a command line; none if it is not given. */
    public List<String> words() {
        return port == null ? List.of() : List.of("--metrics-port", Integer.toString(port));
    }

    /**
     * Opens the port if one is given, and names it on standard error.
     *
     * @throws ConfigException if it cannot be used
     */
    public Metering open() {
        return open(null);
    }

    /**
     * Opens the port if one is given, and a log.
     *
     * @param file of the log; null for none
     * @throws ConfigException if one of them cannot be used
     */
    public Metering open(@Nullable Path file) {
        if (port != null && (port < 0 || port > LAST_PORT)) {
            throw new ConfigException("--metrics-port: out of range: value=" + port + ", expected 0 to " + LAST_PORT);
        }
        if (port == null && file == null) {
            return new Metering(RunMeters.none(), null, null);
        }
        RunLog log = file == null ? null : RunLog.open(file);
        RunMeters meters = log == null ? RunMeters.measuring() : RunMeters.logging(log);
        if (port == null) {
            return new Metering(meters, null, log);
        }
        try {
            MetricsServer server = MetricsServer.open(port, meters);
            System.err.println("Metrics: " + server.address());
            return new Metering(meters, server, log);
        } catch (IOException e) {
            if (log != null) {
                log.close();
            }
            throw new ConfigException("--metrics-port: cannot be used: port=" + port + ", reason=" + e.getMessage(), e);
        }
    }
}
