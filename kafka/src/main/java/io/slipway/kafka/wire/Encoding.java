package io.slipway.kafka.wire;

import java.util.Locale;

/** The form of a stream's events in Kafka records. Both encodings preserve every field of every event. */
public enum Encoding {
    /** Many events per record, each as differences from the event before. */
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
    /** One event per record, as a JSON object that people and other programs can read. */
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

    /** Returns a writer of packs. A JSON pack always holds one event, regardless of {@code eventsPerRecord}. */
    public abstract PackWriter newWriter(int eventsPerRecord);

    public abstract PackReader newReader();

    /** The name in headers and on the command line: {@code binary} or {@code json}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the encoding with the given label.
     *
     * @throws IllegalArgumentException if no encoding has this label
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
