package io.slipway.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Real data and golden numbers that lie beside the project on some machines and are never part of it. */
public final class SharedFiles {

    private SharedFiles() {}

    /** The project's root. */
    public static Path root() {
        return Path.of(System.getProperty("slipway.root", ".."));
    }

    /** The file, or the test is skipped. */
    public static Path file(String relative) {
        Path shared = Optional.ofNullable(System.getenv("SLIPWAY_SHARED"))
                .map(Path::of)
                .orElse(root().resolve("../shared"));
        Path file = shared.resolve(relative);
        assumeTrue(Files.exists(file), () -> "not on this machine: " + relative);
        return file;
    }
}
