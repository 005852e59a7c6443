package io.slipway.config;

/** Groups of settings, in the order of help texts and of {@code docs/CONFIG.md}. */
public enum Group {
    DATA("Market data"),
    READING("Reading files"),
    TOPIC("Reading a Kafka topic"),
    ORDER("Order"),
    STUDY("Study"),
    STRATEGY("Strategies"),
    SEARCH("Parameters and search"),
    SCHEDULE("Schedules"),
    FEES("Fees"),
    MARKET("Latency, queues and other assumptions"),
    SYNTHETIC("Synthetic market"),
    ORIGIN("Origin, in files only");

    private final String heading;

    Group(String heading) {
        this.heading = heading;
    }

    /** Heading above the settings of the group. */
    public String heading() {
        return heading;
    }
}
