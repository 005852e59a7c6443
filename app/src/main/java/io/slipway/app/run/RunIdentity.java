package io.slipway.app.run;

import io.slipway.config.Settings;
import io.slipway.text.ConfigException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The name of a run whose state is kept, and the digest by which a later start knows that it is the same run. */
public final class RunIdentity {

    /** Settings that say how the topic is reached, and change no result. */
    private static final Set<String> WAYS = Set.of("bootstrap-servers", "kafka-config", "idle-timeout");

    private static final int ID_LETTERS = 12;

    private RunIdentity() {}

    /** Digest of settings and of the version of the program. */
    public static String plan(Settings settings) {
        TreeMap<String, List<String>> texts = new TreeMap<>(settings.texts());
        texts.keySet().removeAll(WAYS);
        texts.put("version", List.of(Version.text()));
        return sha256(texts.toString());
    }

    /** Digest of a list of texts. */
    public static String plan(List<String> texts) {
        return sha256(texts.toString());
    }

    /** The id of a run that nobody has named: it follows from its plan and its stream. */
    public static String id(String plan, String stream) {
        return sha256(plan + " " + stream).substring(0, ID_LETTERS);
    }

    /**
     * Checks an id that a person gave.
     *
     * @throws ConfigException if it is none
     */
    public static void check(Optional<String> id) {
        if (id.isPresent() && !id.get().matches("[A-Za-z0-9._-]{1,80}")) {
            throw new ConfigException(
                    "--id: expected 1 to 80 letters, digits, dots, dashes and underscores: value=" + id.get());
        }
    }

    /**
     * Checks that a saved run is the one that is asked for.
     *
     * @throws ConfigException if it is another
     */
    public static void check(String id, String plan, String savedPlan) {
        if (!savedPlan.equals(plan)) {
            throw new ConfigException("--id: the run of this name has other settings, or was made by another version of"
                    + " the program: id=" + id + "; give another --id");
        }
    }

    private static String sha256(String text) {
        try {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
