package io.slipway.data.proposal;

import io.slipway.data.FoundStep;
import io.slipway.data.executions.ExecutionFiles;
import io.slipway.data.executions.ExecutionOptions;
import io.slipway.data.source.ReadOptions;
import io.slipway.executions.FillReport;
import io.slipway.executions.OwnFill;
import io.slipway.executions.OwnRecords;
import io.slipway.market.MarketDataException;
import io.slipway.model.Side;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;

/** Reads a file of orders or fills with a proposed mapping. */
public final class ExecutionTrial {

    private ExecutionTrial() {}

    /** The outcome, as sentences: what was read, or the fault, and whether a mapping is needed. */
    public static List<String> of(ExecutionProposal proposal, Path file, ReadOptions options) {
        try {
            Path mapping = Files.createTempFile("slipway-mapping", ".yml");
            try {
                Files.writeString(mapping, proposal.yaml());
                OwnRecords records = read(proposal, file, options, Optional.of(mapping));
                String told = "tried: " + told(records, proposal.isOrders());
                return isReadAlike(proposal, file, options, records)
                        ? List.of(told, "tca reads this file in the same way without a mapping")
                        : List.of(told);
            } finally {
                Files.delete(mapping);
            }
        } catch (MarketDataException | ConfigException e) {
            return List.of("does not run yet: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OwnRecords read(ExecutionProposal proposal, Path file, ReadOptions options, Optional<Path> mapping) {
        List<String> files = List.of(file.toString());
        return FoundStep.read(
                List.of(),
                options,
                step -> proposal.isOrders()
                        ? ExecutionFiles.read(files, List.of(), new ExecutionOptions(mapping, Optional.empty(), step))
                        : ExecutionFiles.read(List.of(), files, new ExecutionOptions(Optional.empty(), mapping, step)));
    }

    private static boolean isReadAlike(ExecutionProposal proposal, Path file, ReadOptions options, OwnRecords records) {
        try {
            return read(proposal, file, options, Optional.empty()).equals(records);
        } catch (MarketDataException e) {
            return false;
        }
    }

    private static String told(OwnRecords records, boolean isOrders) {
        if (isOrders) {
            return records.orders().size() + " orders, "
                    + records.orders().stream()
                            .filter(order -> order.side() == Side.BUY)
                            .count()
                    + " of them buys"
                    + first(records.orders().stream()
                            .map(order -> order.times().arrivalNs())
                            .filter(Objects::nonNull)
                            .mapToLong(Long::longValue));
        }
        List<OwnFill> fills = records.reports().stream()
                .map(FillReport::fill)
                .filter(Objects::nonNull)
                .toList();
        return fills.size() + " fills, "
                + fills.stream().filter(fill -> fill.terms().side() == Side.BUY).count()
                + " of them buys" + first(fills.stream().mapToLong(OwnFill::timeNs));
    }

    private static String first(LongStream times) {
        return times.min().stream()
                .mapToObj(ns -> ", the first at " + Instant.ofEpochSecond(0, ns))
                .findFirst()
                .orElse("");
    }
}
