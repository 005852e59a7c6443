package io.slipway.app.setup;

import io.slipway.app.option.CacheOptions;
import io.slipway.app.run.ExitCode;
import io.slipway.data.store.TapeFolder;
import io.slipway.text.ByteSize;
import io.slipway.text.ConfigException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The folder of decoded data. */
@Command(
        name = "cache",
        mixinStandardHelpOptions = true,
        description = {
            "Shows or empties the folder that keeps decoded data of large files between commands.",
            "",
            "backtest, tune, study, calibrate, curve and inspect keep what they decode from files of 32 MB or",
            "more, and find it again while the files, the options of reading and the program stay the same. The",
            "tapes not used for longest are deleted when the folder reaches its limit, 10 GB unless set."
        },
        footer = {"", "Examples:", "  ./slipway cache", "  ./slipway cache limit 50GB", "  ./slipway cache clear"})
public final class CacheCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..2",
            paramLabel = "ACTION",
            description = "ls (what is kept), size, clear, or limit SIZE, such as limit 50GB [ls]")
    private List<String> words = new ArrayList<>();

    @Mixin
    private final CacheOptions cache = new CacheOptions();

    @Override
    public Integer call() {
        TapeFolder folder = cache.folder();
        String action = words.isEmpty() ? "ls" : words.get(0);
        boolean isLimit = action.equals("limit");
        if (words.size() != (isLimit ? 2 : Math.min(words.size(), 1))) {
            throw new ConfigException("cache " + action + ": " + (isLimit ? "a size is missing" : "too many words"));
        }
        switch (action) {
            case "ls" -> list(folder);
            case "size" -> total(folder);
            case "clear" -> folder.clear();
            case "limit" -> {
                folder.limit(ByteSize.parse(words.get(1)));
                total(folder);
            }
            default ->
                throw new ConfigException(
                        "no such action: value=" + action + ", expected ls, size, clear or limit SIZE");
        }
        return ExitCode.DONE;
    }

    private void list(TapeFolder folder) {
        PrintWriter out = spec.commandLine().getOut();
        for (TapeFolder.Entry entry : folder.entries()) {
            out.printf(
                    "%-12s %,15d rows  %9s  used %.19s  %s%n",
                    entry.symbol(), entry.rows(), ByteSize.text(entry.bytes()), entry.used(), entry.name());
        }
        total(folder);
    }

    private void total(TapeFolder folder) {
        List<TapeFolder.Entry> entries = folder.entries();
        long bytes = entries.stream().mapToLong(TapeFolder.Entry::bytes).sum();
        spec.commandLine()
                .getOut()
                .printf(
                        "%d %s, %s of at most %s in %s%n",
                        entries.size(),
                        entries.size() == 1 ? "tape" : "tapes",
                        ByteSize.text(bytes),
                        ByteSize.text(folder.limit()),
                        folder.path());
    }
}
