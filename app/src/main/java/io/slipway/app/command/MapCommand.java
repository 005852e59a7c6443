package io.slipway.app.command;

import io.slipway.app.run.ExitCode;
import io.slipway.data.DataFiles;
import io.slipway.data.proposal.MappingProposal;
import io.slipway.data.proposal.ProposalTrial;
import io.slipway.data.source.DataSource;
import io.slipway.data.source.ReadOptions;
import io.slipway.publish.OutputException;
import io.slipway.publish.WholeFile;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
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
                    + "tries it, and lists its guesses and the columns that it does not use."
        },
        footer = {
            "",
            "Examples:",
            "  ./slipway map quotes.csv.gz --out quotes.yml",
            "  ./slipway inspect quotes.csv.gz --mapping quotes.yml"
        })
public final class MapCommand implements Callable<Integer> {

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

    @Override
    public Integer call() {
        Optional<LocalDate> day = day();
        Path data = DataFiles.expand(List.of(file.toString())).get(0);
        MappingProposal proposal;
        try (DataSource source = DataSource.open(data)) {
            Optional<DataSource> table = DataFiles.table(source);
            Optional<String> known = DataFiles.recognised(source);
            if (table.isEmpty() && known.isPresent()) {
                spec.commandLine()
                        .getOut()
                        .printf("# %s is of the format %s, which needs no mapping%n", source.name(), known.get());
                return ExitCode.DONE;
            }
            proposal = MappingProposal.of(table.orElse(source));
            table.ifPresent(DataSource::close);
        }
        ReadOptions options = ReadOptions.all().withConventions(day, ReadOptions.NEW_YORK, Optional.empty());
        write(text(proposal, ProposalTrial.of(proposal, data, options)));
        return ExitCode.DONE;
    }

    private Optional<LocalDate> day() {
        try {
            return Optional.ofNullable(date).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw new ConfigException("--date: not a date: value=" + date + ", expected one such as 2024-08-01");
        }
    }

    private String text(MappingProposal proposal, String trial) {
        StringBuilder text =
                new StringBuilder("# Mapping proposed from the first rows of " + file.getFileName() + "\n");
        text.append(proposal.yaml());
        proposal.notes()
                .forEach(note -> text.append("# ")
                        .append(note.replaceAll("\\p{Cntrl}", "?"))
                        .append('\n'));
        return text.append("# ").append(trial).append('\n').toString();
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
