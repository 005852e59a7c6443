package io.slipway.synthetic;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds real market data, which is not part of the project; tests that need it are skipped where it is absent. */
final class SharedData {

    private SharedData() {}

    /** A file of the shared {@code data} folder. */
    static Path file(String name) {
        Path file = folder().resolve("data").resolve(name);
        Assumptions.assumeTrue(Files.exists(file), () -> "no shared data: " + name);
        return file;
    }

    private static Path folder() {
        String chosen = System.getenv("SLIPWAY_SHARED");
        return chosen != null ? Path.of(chosen) : Path.of(System.getProperty("slipway.root", "."), "..", "shared");
    }
}
