package io.slipway.app.run;

import io.slipway.config.Settings;
import io.slipway.config.SettingsFile;
import io.slipway.publish.OutputException;
import io.slipway.publish.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The settings of a command that writes one file: {@code FILE.config.yaml} beside it. */
public final class ResolvedFile {

    private ResolvedFile() {}

    /**
     * Writes the settings with which {@code out} was made.
     *
     * @throws OutputException if the disk refuses
     */
    public static void write(Path out, Settings settings) {
        Path file = out.resolveSibling(out.getFileName() + ".config.yaml");
        try {
            WholeFile.write(file, part -> Files.writeString(part, SettingsFile.print(settings, Version.text())));
        } catch (IOException e) {
            throw new OutputException(file, e);
        }
    }
}
