package io.slipway.data.store;

import io.slipway.publish.OutputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * SHA-256 of whole files, remembered in a folder as long as a file's identity stays. A file that was altered a moment ago is never
 * remembered, since the clock of its disk may not tell the next change from the last one.
 */
final class FileDigests {

    private static final int BUFFER_BYTES = 1 << 18;

    private final Path folder;
    private final Duration settling;

    /**
     * Digests that a folder remembers.
     *
     * @param settling time for which a file must have been left alone
     */
    FileDigests(Path folder, Duration settling) {
        this.folder = folder;
        this.settling = settling;
    }

    /** The remembered digest of a file that has not been altered since; empty if there is none. */
    Optional<String> remembered(Path file) {
        try {
            Optional<FileIdentity> identity = FileIdentity.of(file);
            List<String> lines = Files.readAllLines(place(file));
            boolean isSame = identity.isPresent()
                    && lines.size() == 3
                    && lines.get(0).equals(file.toString())
                    && lines.get(1).equals(identity.get().toLine());
            return isSame ? Optional.of(lines.get(2)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** True if all have a remembered digest. */
    boolean areRemembered(List<Path> files) {
        return files.stream().allMatch(file -> remembered(file).isPresent());
    }

    /** Reads a whole file and remembers its digest if it was left alone and the folder can be written. */
    String read(Path file) throws IOException {
        Optional<FileIdentity> before = FileIdentity.of(file);
        boolean isSettled = before.isPresent() && isSettled(before.get());
        String digest = digest(file);
        if (isSettled && before.equals(FileIdentity.of(file))) {
            remember(file, before.get().toLine(), digest);
        }
        return digest;
    }

    /** True if a file has not been altered for a while, so that the next change will show. */
    boolean isSettled(FileIdentity identity) {
        Instant now = Instant.now();
        long nowNs = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        return identity.lastNs() <= nowNs - settling.toNanos();
    }

    private void remember(Path file, String identity, String digest) {
        Path place = place(file);
        try {
            Path aside = Aside.of(place);
            try {
                Files.writeString(aside, file + "\n" + identity + "\n" + digest + "\n");
                Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Aside.delete(aside);
            }
        } catch (OutputException | IOException e) {
            // The file is read again next time.
        }
    }

    private Path place(Path file) {
        return folder.resolve(hex(sha256().digest(file.toString().getBytes(StandardCharsets.UTF_8))) + ".digest");
    }

    private static String digest(Path file) throws IOException {
        MessageDigest sha256 = sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sha256.update(buffer, 0, count);
            }
        }
        return hex(sha256.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
