package io.slipway.config.spec;

import io.slipway.config.SettingsFile;
import io.slipway.publish.OutputException;
import io.slipway.publish.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writer of a run directory: the figures, {@code config.resolved.yaml} and, after a search, {@code config.best.yaml}. */
public final class RunDirectoryWriter {

    private RunDirectoryWriter() {}

    /**
     * Writes the files.
     *
     * @param directory an empty one, for instance {@link io.slipway.publish.Publication#staging}
     * @throws OutputException if the disk refuses
     */
    public static void write(Path directory, ConfiguredRun run) {
        RunConfig config = run.config();
        String version = run.origin().version();
        RunFiles.write(directory, run.result(), config.provenance(run.result().tape(), run.origin()));
        try {
            Files.writeString(directory.resolve(SettingsFile.RESOLVED), SettingsFile.print(config.settings(), version));
            if (run.result().search() != null) {
                Files.writeString(directory.resolve(BestParameters.FILE), BestParameters.print(run));
            }
        } catch (IOException e) {
            throw new OutputException(directory, e);
        }
    }
}
