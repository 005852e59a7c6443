package io.slipway.kafka.wire;

import java.util.Locale;

/** The kind of a stream's Kafka record: begin marker, data, a clock in silence, or end marker. */
public enum RecordKind {
    BEGIN,
    DATA,
    CLOCK,
    END;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the kind with the given label.
     *
     * @throws IllegalArgumentException if no kind has this label
     */
    static RecordKind parse(String label) {
        for (RecordKind kind : values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "unknown record kind: kind=" + label + ", expected one of begin data clock end");
    }
}
