package io.slipway.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.text.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages a table of fees: each gives fees or a sentence. More with {@code -Dslipway.fuzz=100000}. */
class FeesFuzzTest {

    private static final int MUTATIONS = Integer.getInteger("slipway.fuzz", 300);
    private static final byte[] NASTY =
            "0123456789,,,||..\"\"\n\n\r\t -+:eTZ$ANR\u0000\u00ff{}[]".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path folder;

    @Test
    void damagedTablesOfFeesGiveFeesOrASentence() throws IOException {
        byte[] valid = valid();
        Path file = folder.resolve("fees.yaml");
        Random random = new Random(4);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Files.write(file, mutated(valid, random));
            try {
                VenueFees.load(file);
            } catch (ConfigException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(MUTATIONS / 20, MUTATIONS - MUTATIONS / 20);
    }

    private static byte[] valid() throws IOException {
        try (InputStream in = Objects.requireNonNull(FeesFuzzTest.class.getResourceAsStream("fees.yaml"))) {
            return in.readAllBytes();
        }
    }

    private static byte[] mutated(byte[] valid, Random random) {
        byte[] bytes = valid.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = NASTY[random.nextInt(NASTY.length)];
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = cut(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(40)));
                case 3 -> bytes = repeated(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(40)));
                default -> bytes = cut(bytes, Math.max(1, at), bytes.length);
            }
        }
        return bytes;
    }

    private static byte[] repeated(byte[] bytes, int from, int to) {
        byte[] more = new byte[bytes.length + to - from];
        System.arraycopy(bytes, 0, more, 0, to);
        System.arraycopy(bytes, from, more, to, bytes.length - from);
        return more;
    }

    private static byte[] cut(byte[] bytes, int from, int to) {
        byte[] rest = new byte[bytes.length - (to - from)];
        System.arraycopy(bytes, 0, rest, 0, from);
        System.arraycopy(bytes, to, rest, from, bytes.length - to);
        return rest.length == 0 ? new byte[1] : rest;
    }
}
