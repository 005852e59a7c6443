package io.slipway.kafka.wire;

import java.util.Locale;

/** What a Kafka record of a run is. */
public enum RecordKind {
    BEGIN,
    DATA,
    END;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of a label.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    static RecordKind parse(String label) {
        for (RecordKind kind : values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown record kind: kind=" + label + ", expected one of begin data end");
    }
}
