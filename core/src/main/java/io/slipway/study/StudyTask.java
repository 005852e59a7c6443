package io.slipway.study;

/**
 * A block of consecutive orders of a plan, the unit of work of a study.
 *
 * @param number place among the tasks of the plan, from 0
 * @param plan digest of the plan
 * @param data SHA-256 of the market data, in hex
 * @param fromNs start of the earliest order, ns since 1970 UTC
 * @param toNs end of the latest order, inclusive
 * @param fromOrder first order by its place in the plan's grid
 * @param toOrder place behind the last order
 */
public record StudyTask(int number, String plan, String data, long fromNs, long toNs, int fromOrder, int toOrder) {

    private static final int FIELDS = 7;

    /** Number of orders. */
    public int orders() {
        return toOrder - fromOrder;
    }

    /** The task as one line of text without its end; {@link #parse} makes an equal task of it. */
    public String toText() {
        return number + " " + plan + " " + data + " " + fromNs + " " + toNs + " " + fromOrder + " " + toOrder;
    }

    /**
     * The task of a text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static StudyTask parse(String text) {
        String[] fields = text.split(" ", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("not a task of a study: text=" + text);
        }
        return new StudyTask(
                Integer.parseInt(fields[0]),
                fields[1],
                fields[2],
                Long.parseLong(fields[3]),
                Long.parseLong(fields[4]),
                Integer.parseInt(fields[5]),
                Integer.parseInt(fields[6]));
    }

    /** SHA-256 of {@link #toText}, in hex. */
    public String digest() {
        return Sha256.hex(toText());
    }
}
