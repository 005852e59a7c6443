package io.slipway.kafka;

import java.io.Serial;
import java.util.Set;
import java.util.TreeSet;

/** Thrown for a client setting that neither a producer nor a consumer nor an admin client of Kafka knows. */
public final class UnknownSettingException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String name;
    private final TreeSet<String> known;

    UnknownSettingException(String name, Set<String> known) {
        super("not a setting of Kafka's clients: name=" + name);
        this.name = name;
        this.known = new TreeSet<>(known);
    }

    /** The name that no client knows. */
    public String name() {
        return name;
    }

    /** The names that there are. */
    public Set<String> known() {
        return Set.copyOf(known);
    }
}
