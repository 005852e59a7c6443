package io.slipway.app.live;

import io.slipway.app.metrics.MetricsOption;
import io.slipway.config.spec.RunConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of an engine that works orders on a stream. */
final class EngineOptions {

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "name of the run in the topics; default: one that follows from the settings and the stream")
    private @Nullable String id;

    @Option(
            names = "--orders",
            paramLabel = "FILE",
            description =
                    "CSV of parent orders: columns id and settings such as symbol,side,qty,start,end,strategy,limit")
    private @Nullable Path orders;

    @Option(
            names = "--share",
            description = "share the instruments of --orders with other engines that run the same command: each works"
                    + " those of some partitions of the topic")
    private boolean share;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "append what happens to a file, one JSON object a line: begin, commits, warnings, end")
    private @Nullable Path log;

    @Mixin
    private final MetricsOption metrics = new MetricsOption();

    /** The name of the run; empty if it follows from the settings. */
    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** True if a file of orders is given. */
    boolean hasOrders() {
        return orders != null;
    }

    /** The orders of the file; empty without one. */
    List<LiveOrder> orders(RunConfig config) {
        return orders == null ? List.of() : OrderFile.read(orders, config);
    }

    /** True if other engines work some of the instruments. */
    boolean isShared() {
        return share;
    }

    /** Meters of the run, with their port and their log if they are given. */
    MetricsOption.Metering meters() {
        return metrics.open(log);
    }
}
