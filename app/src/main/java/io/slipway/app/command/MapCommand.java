package io.slipway.app.command;

import io.slipway.app.run.ExitCode;
import io.slipway.data.DataFiles;
import io.slipway.data.proposal.ExecutionProposal;
import io.slipway.data.proposal.ExecutionTrial;
import io.slipway.data.proposal.MappingProposal;
import io.slipway.data.proposal.ProposalTrial;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.market.MarketDataException;
import io.slipway.publish.OutputException;
import io.slipway.publish.WholeFile;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A proposed mapping for a table of an unknown layout. */
@Command(
        name = "map",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Proposes a mapping (--mapping) for a table of quotes, trades or books, from its first rows, "
                    + "tries it, and lists its guesses and the columns that it does not use.",
            "Own fills and orders are told by their columns: their mapping is for --fills-mapping and "
                    + "--orders-mapping of tca."
        },
        footer = {
            "",
            "Examples:",
            "  ./slipway map quotes.csv.gz --out quotes.yml",
            "  ./slipway inspect quotes.csv.gz --mapping quotes.yml",
            "  ./slipway map blotter.csv --out blotter.yml",
            "  ./slipway tca --fills blotter.csv --fills-mapping blotter.yml --out runs/blotter"
        })
public final class MapCommand implements Callable<Integer> {

    private static final String MARKET = "market";
    private static final String FILLS = "fills";
    private static final String ORDERS = "orders";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "delimited text or JSON lines, also compressed or in an archive")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "YAML file to write [standard output]")
    private @Nullable Path out;

    @Option(names = "--date", paramLabel = "DATE", description = "day of a file whose rows have times of day only")
    private @Nullable String date;

    @Option(names = "--as", paramLabel = "KIND", description = "market, fills or orders [told from the columns]")
    private @Nullable String kind;

    @Override
    public Integer call() {
        Optional<LocalDate> day = day();
        checkKind();
        Path data = DataFiles.expand(List.of(file.toString())).get(0);
        ReadOptions options = ReadOptions.all().withConventions(day, ReadOptions.NEW_YORK, Optional.empty());
        try (DataSource source = DataSource.open(data)) {
            Optional<DataSource> table = DataFiles.table(source);
            Optional<String> known = DataFiles.recognised(source);
            if (table.isEmpty() && known.isPresent()) {
                checkMarket(data, options);
                spec.commandLine()
                        .getOut()
                        .printf("# %s is of the format %s, which needs no mapping%n", source.name(), known.get());
                return ExitCode.DONE;
            }
            try (DataSource rows = table.orElse(source)) {
                write(proposed(rows, data, options));
            }
        }
        return ExitCode.DONE;
    }

    private void checkKind() {
        if (kind != null && !List.of(MARKET, FILLS, ORDERS).contains(kind)) {
            throw new ConfigException("--as: unknown kind: value=" + kind + ", expected market, fills or orders");
        }
    }

    private String proposed(DataSource rows, Path data, ReadOptions options) {
        Optional<ExecutionProposal> own = kind == null
                ? ExecutionProposal.of(rows)
                : kind.equals(MARKET) ? Optional.empty() : Optional.of(ExecutionProposal.of(rows, kind.equals(ORDERS)));
        if (own.isPresent()) {
            ExecutionProposal proposal = own.get();
            List<String> more = new ArrayList<>(ExecutionTrial.of(proposal, data, options));
            more.add("for slipway tca --" + proposal.kind() + " " + file.getFileName() + " --" + proposal.kind()
                    + "-mapping " + (out == null ? "FILE" : out.getFileName()));
            return text(proposal.yaml(), proposal.notes(), more);
        }
        MappingProposal proposal = MappingProposal.of(rows);
        return text(proposal.yaml(), proposal.notes(), List.of(ProposalTrial.of(proposal, data, options)));
    }

    /**
     * Refuses a file of a known format that holds no market data, such as bars.
     *
     * @throws MarketDataException if it says so itself; any other fault is none of a mapping
     */
    private static void checkMarket(Path data, ReadOptions options) {
        try {
            DataFiles.open(data, options).close();
        } catch (MarketDataException e) {
            if (String.valueOf(e.getMessage()).contains("neither quotes nor trades")) {
                throw e;
            }
        }
    }

    private Optional<LocalDate> day() {
        try {
            return Optional.ofNullable(date).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw new ConfigException("--date: not a date: value=" + date + ", expected one such as 2024-08-01");
        }
    }

    private String text(String yaml, List<String> notes, List<String> trial) {
        StringBuilder text =
                new StringBuilder("# Mapping proposed from the first rows of " + file.getFileName() + "\n");
        text.append(yaml);
        for (List<String> lines : List.of(notes, trial)) {
            lines.forEach(line ->
                    text.append("# ").append(line.replaceAll("\\p{Cntrl}", "?")).append('\n'));
        }
        return text.toString();
    }

    private void write(String text) {
        if (out == null) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
            return;
        }
        try {
            WholeFile.write(out, part -> Files.writeString(part, text));
        } catch (IOException e) {
            throw new OutputException(out, e);
        }
        spec.commandLine().getOut().print(text.replaceFirst("(?s).*?(?=# )", ""));
        spec.commandLine().getOut().printf("written to %s%n", out);
    }
}
