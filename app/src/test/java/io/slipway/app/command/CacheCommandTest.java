package io.slipway.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.app.Commands;
import io.slipway.app.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheCommandTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aFileInPlaceOfTheFolderIsRefusedAndStays() throws IOException {
        Path file = Files.writeString(directory.resolve("notes.txt"), "mine");
        Commands result = Commands.run("cache", "clear", "--cache", file.toString());
        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("--cache: not a folder").contains("notes.txt");
        assertThat(file).hasContent("mine");
        assertThat(Commands.run("cache", "--cache", directory.resolve("new").toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void aLimitHasAUnitAndIsShown() {
        String folder = directory.resolve("new").toString();
        Commands unclear = Commands.run("cache", "limit", "50", "--cache", folder);
        assertThat(unclear.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unclear.err()).contains("not a size with its unit: value=50, expected one such as 50GB or 512MB");
        assertThat(Commands.run("cache", "limit", "50GB", "--cache", folder).out())
                .startsWith("0 tapes, 0 B of at most 50.0 GB in ");
    }
}
