package io.slipway.app.study;

import io.slipway.app.option.CorpusOptions;
import io.slipway.app.option.SettingsOptions;
import io.slipway.app.option.ThreadOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.app.run.Interruption;
import io.slipway.app.run.Progress;
import io.slipway.app.run.Workers;
import io.slipway.config.Settings;
import io.slipway.data.corpus.Corpus;
import io.slipway.data.corpus.CorpusDay;
import io.slipway.search.ParallelTasks;
import io.slipway.text.ConfigException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A folder of market data by symbol and day. */
@Command(
        name = "corpus",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Keeps market data of many symbols and days, decoded once, in a folder that study, tune and tca read with --corpus. "
                    + "Every symbol and day is a tape of its own, with its own venues and empty books at its start."
        },
        subcommands = {
            CorpusCommand.Add.class,
            CorpusCommand.Ls.class,
            CorpusCommand.Verify.class,
            CorpusCommand.Rm.class
        },
        footer = {
            "",
            "Example:",
            "  ./slipway corpus add runs/corpus --data examples/demo_mbp-1.csv",
            "  ./slipway corpus ls runs/corpus",
            "  ./slipway study --corpus runs/corpus --horizon 8s --slice 4s --sizes 300"
        })
public final class CorpusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "expected add, ls, verify or rm");
    }

    /** Adds files. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            abbreviateSynopsis = true,
            description = {
                "Adds the days of files. Each file is read alone unless --together. Files that were added before are not read "
                        + "again, so repeat the command if it was interrupted. Of files that hold many symbols, --symbol A,B takes some."
            },
            footer = {"", "Example:", "  ./slipway corpus add runs/corpus --data examples/demo_mbp-1.csv"})
    public static final class Add implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(index = "0", paramLabel = "DIR", description = "folder of the corpus; a new one is made")
        private Path folder = Path.of("");

        @Option(
                names = "--together",
                description = "all files are one source: the quotes and the trades of the same days, for instance")
        private boolean together;

        @Mixin
        private final SettingsOptions settings = new SettingsOptions();

        @Mixin
        private final ThreadOptions threads = new ThreadOptions();

        @Override
        @SuppressWarnings("try") // the threads are there to be closed
        public Integer call() {
            Settings given = settings.toSettings();
            if (given.texts().get("input") == null) {
                throw new ConfigException("no market data: give --data FILE");
            }
            CorpusIntake intake = new CorpusIntake(Corpus.create(folder), given);
            try (Workers workers = new Workers(threads.count())) {
                CorpusIntake.Outcome outcome = Interruption.explained(
                        () -> "files that are done stay; the same command goes on with the others",
                        () -> intake.add(together, workers));
                spec.commandLine().getOut().println(text(outcome));
            }
            return ExitCode.DONE;
        }

        private String text(CorpusIntake.Outcome outcome) {
            return String.format(
                    Locale.ROOT,
                    "Added %,d days, %,d events, to %s; files that were there already: %,d%s",
                    outcome.days().size(),
                    outcome.days().stream().mapToLong(CorpusDay::rows).sum(),
                    folder,
                    outcome.known(),
                    outcome.without() == 0
                            ? ""
                            : String.format(Locale.ROOT, "; without the symbol: %,d", outcome.without()));
        }
    }

    /** Lists. */
    @Command(
            name = "ls",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description =
                    "Lists symbols, or symbols and days with --long. The same is in the file catalogue.csv of the corpus.",
            footer = {"", "Example:", "  ./slipway corpus ls runs/corpus --long"})
    public static final class Ls implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(index = "0", paramLabel = "DIR", description = "folder of the corpus")
        private Path folder = Path.of("");

        @Mixin
        private final CorpusOptions choice = new CorpusOptions();

        @Option(names = "--long", description = "a line for each symbol and day")
        private boolean isLong;

        @Override
        public Integer call() {
            List<CorpusDay> days = Corpus.open(folder).days(choice.choice());
            spec.commandLine().getOut().print(isLong ? CorpusText.byDay(days) : CorpusText.bySymbol(days));
            return ExitCode.DONE;
        }
    }

    /** Reads everything again. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Reads every row again and compares the digest of each day with the catalogue. Ends with exit code 3 if a day is damaged "
                        + "or missing. Also names tape files that the catalogue does not know."
            },
            footer = {"", "Example:", "  ./slipway corpus verify runs/corpus"})
    public static final class Verify implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(index = "0", paramLabel = "DIR", description = "folder of the corpus")
        private Path folder = Path.of("");

        @Mixin
        private final CorpusOptions choice = new CorpusOptions();

        @Mixin
        private final ThreadOptions threads = new ThreadOptions();

        @Override
        @SuppressWarnings("try") // the threads are there to be closed
        public Integer call() {
            Corpus corpus = Corpus.open(folder);
            List<CorpusDay> days = corpus.days(choice.choice());
            AtomicInteger done = new AtomicInteger();
            List<String> faults = new ArrayList<>();
            try (Workers workers = new Workers(threads.count());
                    Progress progress = new Progress("verifying days")) {
                List<Optional<String>> found = new ParallelTasks(workers).run(days, day -> {
                    Optional<String> fault = corpus.fault(day);
                    progress.update(done.incrementAndGet(), days.size());
                    return fault.map(text -> day.name() + ": " + text);
                });
                found.forEach(each -> each.ifPresent(faults::add));
            }
            PrintWriter out = spec.commandLine().getOut();
            faults.forEach(out::println);
            corpus.strays().forEach(file -> out.println("not in the catalogue: " + file));
            out.println(String.format(Locale.ROOT, "Verified %,d days; faults: %,d", days.size(), faults.size()));
            return faults.isEmpty() ? ExitCode.DONE : ExitCode.DATA;
        }
    }

    /** Removes. */
    @Command(
            name = "rm",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Removes days with their tapes. Nothing is removed without --symbols or --days.",
            footer = {"", "Example:", "  ./slipway corpus rm runs/corpus --symbols SPY --days 2024-08-01"})
    public static final class Rm implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(index = "0", paramLabel = "DIR", description = "folder of the corpus")
        private Path folder = Path.of("");

        @Mixin
        private final CorpusOptions choice = new CorpusOptions();

        @Override
        public Integer call() {
            boolean named = spec.commandLine().getParseResult().hasMatchedOption("--symbols")
                    || spec.commandLine().getParseResult().hasMatchedOption("--days");
            if (!named) {
                throw new ConfigException("rm: give --symbols or --days; --symbols '*' removes all");
            }
            int removed = Corpus.open(folder).remove(choice.choice());
            spec.commandLine().getOut().println(String.format(Locale.ROOT, "Removed %,d days", removed));
            return ExitCode.DONE;
        }
    }
}
