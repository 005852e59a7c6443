package io.slipway.kafka.wire;

import java.util.Locale;

/** How the events of a run are written into Kafka records. Both ways keep every field of every event. */
public enum Encoding {
    /** Many events a record, as differences from one to the next. */
    BINARY {
        @Override
        public PackWriter newWriter(int eventsPerRecord) {
            return new BinaryPackWriter(eventsPerRecord);
        }

        @Override
        public PackReader newReader() {
            return new BinaryPackReader();
        }
    },
    /** One event a record, as a JSON object that people and other programs can read. */
    JSON {
        @Override
        public PackWriter newWriter(int eventsPerRecord) {
            return new JsonPackWriter();
        }

        @Override
        public PackReader newReader() {
            return new JsonPackReader();
        }
    };

    /** A writer of packs; JSON packs hold one event whatever {@code eventsPerRecord} is. */
    public abstract PackWriter newWriter(int eventsPerRecord);

    public abstract PackReader newReader();

    /** The name that stands in headers and on the command line: {@code binary} or {@code json}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The encoding of a label.
     *
     * @throws IllegalArgumentException if there is no such encoding
     */
    public static Encoding parse(String label) {
        for (Encoding encoding : values()) {
            if (encoding.label().equals(label)) {
                return encoding;
            }
        }
        throw new IllegalArgumentException("unknown encoding: encoding=" + label + ", expected one of binary json");
    }
}
