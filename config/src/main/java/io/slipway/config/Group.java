package io.slipway.config;

/** Groups of settings, in the order of help texts and of {@code docs/CONFIG.md}. */
public enum Group {
    DATA("Market data", true),
    READING("Reading files", false),
    TOPIC("Reading a Kafka topic", false),
    EXECUTIONS("Own orders and fills", true),
    ORDER("Order", true),
    STUDY("Study", true),
    STRATEGY("Strategies", true),
    SEARCH("Parameters and search", false),
    SCHEDULE("Schedules", false),
    FEES("Fees", true),
    MARKET("Latency, queues and other assumptions", false),
    SYNTHETIC("Synthetic market", true),
    RESULTS("Result files", false),
    ORIGIN("Origin, in files only", false);

    private final String heading;
    private final boolean common;

    Group(String heading, boolean common) {
        this.heading = heading;
        this.common = common;
    }

    /** True if most users need its settings, so that a short help text shows them. */
    public boolean isCommon() {
        return common;
    }

    /** Heading above the settings of the group. */
    public String heading() {
        return heading;
    }
}
