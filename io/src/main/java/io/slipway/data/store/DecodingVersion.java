package io.slipway.data.store;

import io.slipway.data.source.DataFormat;
import io.slipway.dbn.record.Schema;
import io.slipway.tape.MarketTape;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A text that differs for every change of the program that reads data: the checksums of all classes and tables of its jars, and the
 * version of Java, which has the rules of time zones.
 */
final class DecodingVersion {

    private DecodingVersion() {}

    /** Looked for once, when it is asked for first. */
    private static final class Once {

        private static final Optional<String> FOUND = look();
    }

    /** The text; empty if formats of others are on the class path or code cannot be looked at. */
    static Optional<String> find() {
        return Once.FOUND;
    }

    private static Optional<String> look() {
        TreeSet<Path> places = new TreeSet<>();
        try {
            for (Class<?> part : List.of(MarketTape.class, DecodingVersion.class, Schema.class)) {
                places.add(place(part));
            }
            for (ServiceLoader.Provider<DataFormat> format :
                    ServiceLoader.load(DataFormat.class).stream().toList()) {
                if (format.type().getClassLoader() != DecodingVersion.class.getClassLoader()) {
                    return Optional.empty();
                }
                places.add(place(format.type()));
            }
            MessageDigest digest = FileDigests.sha256();
            for (Path place : places) {
                add(place, digest);
            }
            return Optional.of(System.getProperty("java.version") + " " + FileDigests.hex(digest.digest()));
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Path place(Class<?> part) throws IOException, URISyntaxException {
        CodeSource source = part.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IOException("no place: class=" + part.getName());
        }
        return Path.of(source.getLocation().toURI());
    }

    private static void add(Path place, MessageDigest digest) throws IOException {
        if (Files.isDirectory(place)) {
            addFolder(place, digest);
            return;
        }
        try (ZipFile jar = new ZipFile(place.toFile())) {
            TreeSet<String> entries = new TreeSet<>();
            for (ZipEntry entry : Collections.list(jar.entries())) {
                entries.add(entry.getName() + " " + entry.getSize() + " " + entry.getCrc());
            }
            digest.update(String.join("\n", entries).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void addFolder(Path folder, MessageDigest digest) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(ByteBuffer.wrap(Files.readAllBytes(file)));
            }
        }
    }
}
