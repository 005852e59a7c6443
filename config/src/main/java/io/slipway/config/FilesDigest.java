package io.slipway.config;

import io.slipway.data.source.DataSource;
import io.slipway.text.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** SHA-256 of files. */
public final class FilesDigest {

    private static final int BUFFER_BYTES = 1 << 16;

    private FilesDigest() {}

    /**
     * Digest of a file's bytes, in hexadecimal.
     *
     * @throws ConfigException if it cannot be read
     */
    static String sha256(String file) {
        MessageDigest digest = digest();
        add(Path.of(file), digest);
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Digest of the bytes of several files, one after the other, in hexadecimal; empty if one of them is standard input.
     *
     * @throws ConfigException if one cannot be read
     */
    public static Optional<String> of(List<Path> files) {
        MessageDigest digest = digest();
        for (Path file : files) {
            if (file.toString().equals(DataSource.STANDARD_INPUT)) {
                return Optional.empty();
            }
            add(file, digest);
        }
        return Optional.of(HexFormat.of().formatHex(digest.digest()));
    }

    private static void add(Path file, MessageDigest digest) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ConfigException("cannot be read: file=" + file, e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
