package io.slipway.data.proposal;

import io.slipway.data.DataFiles;
import io.slipway.data.FoundStep;
import io.slipway.data.source.FinerQuantityException;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.MarketDataException;
import io.slipway.market.MarketDataReader;
import io.slipway.market.MarketEvent;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the first rows of a file with a proposed mapping. */
public final class ProposalTrial {

    /** Enough to meet the kinds of rows of a file, and read in a moment. */
    private static final int MOST_EVENTS = 10_000;

    private ProposalTrial() {}

    /** The outcome, as a sentence: events read, or the fault. */
    public static String of(MappingProposal proposal, Path file, ReadOptions options) {
        try {
            Path mapping = Files.createTempFile("slipway-mapping", ".yml");
            try {
                Files.writeString(mapping, proposal.yaml());
                return read(file, options.withFormat(Optional.empty(), Optional.of(mapping)));
            } finally {
                Files.delete(mapping);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file, ReadOptions options) {
        return FoundStep.read(List.of(), options, step -> readOnce(file, step));
    }

    private static String readOnce(Path file, ReadOptions options) {
        try (MarketDataReader reader = DataFiles.open(file, options)) {
            MarketEvent event = new MarketEvent();
            int books = 0;
            int prints = 0;
            String first = "";
            while (books + prints < MOST_EVENTS && reader.next(event)) {
                first = first.isEmpty()
                        ? Instant.ofEpochSecond(0, event.eventNs()).toString()
                        : first;
                prints += event.action().isPrint() ? 1 : 0;
                books += event.action().isPrint() ? 0 : 1;
            }
            return "tried: " + books + " quotes or books and " + prints + " prints of "
                    + reader.instrument().symbol() + ", the first at " + first;
        } catch (FinerQuantityException e) {
            throw e;
        } catch (MarketDataException e) {
            String message = String.valueOf(e.getMessage());
            return message.contains("choose one with --symbol")
                    ? "tried: the file has several symbols; choose one with --symbol"
                    : "does not run yet: " + message;
        } catch (ConfigException e) {
            return "does not run yet: " + e.getMessage();
        }
    }
}
