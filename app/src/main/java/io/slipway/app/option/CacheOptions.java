package io.slipway.app.option;

import io.slipway.app.run.Terminal;
import io.slipway.data.store.TapeFolder;
import io.slipway.data.store.TapeStore;
import io.slipway.text.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Folder of decoded data between commands. No result depends on it. */
public final class CacheOptions {

    private static final String NONE = "none";

    /** The folder for all commands of a machine or a build, where none is given. */
    private static final String VARIABLE = "SLIPWAY_CACHE";

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description =
                    "folder that keeps decoded data of large files for the next command, or none [SLIPWAY_CACHE, or a folder of the system; see slipway cache]")
    private @Nullable String folder;

    /** The store of the folder. */
    public TapeStore store() {
        return given().equals(NONE) ? TapeStore.none() : TapeStore.in(folder(), Terminal::warn);
    }

    /** False if decoded data is not kept. */
    public boolean isUsed() {
        return !given().equals(NONE);
    }

    /**
     * The folder.
     *
     * @throws ConfigException if none is wanted, or the one that is given is a file
     */
    public TapeFolder folder() {
        String given = given();
        if (given.equals(NONE)) {
            throw new ConfigException("--cache: a folder is needed here: value=none");
        }
        if (Files.exists(Path.of(given)) && !Files.isDirectory(Path.of(given))) {
            throw new ConfigException("--cache: not a folder: value=" + given);
        }
        return given.isEmpty() ? TapeFolder.usual() : TapeFolder.of(Path.of(given));
    }

    /** The option as words of a command line, for processes that are started; none if it was not given. */
    public List<String> words() {
        return folder == null ? List.of() : List.of("--cache", folder);
    }

    private String given() {
        return folder == null ? System.getenv().getOrDefault(VARIABLE, "") : folder;
    }
}
