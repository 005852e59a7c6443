package io.slipway.data.itch;

import java.util.Optional;

/** Separation of the messages of a file. */
enum ItchFraming {
    /** Two bytes of length before each message: Nasdaq's BinaryFILE, as the daily files are. */
    LENGTH(2),
    /** The same with a packet type after the length: recorded SoupBinTCP. */
    SOUP(3),
    /** None: the type of a message tells its length. */
    NONE(0);

    private static final String SYSTEM_EVENTS = "OSQMEC";
    /** Hours of a day in ns need 47 bits, so the highest byte of a time is below this. */
    private static final int LARGEST_HIGH_BYTE = 0x4E;

    private final int head;

    ItchFraming(int head) {
        this.head = head;
    }

    /** Bytes before a message. */
    int headBytes() {
        return head;
    }

    /** The framing of the first bytes of a file; empty if they are no messages. */
    static Optional<ItchFraming> of(byte[] bytes) {
        for (ItchFraming framing : values()) {
            if (framing.fits(bytes)) {
                return Optional.of(framing);
            }
        }
        return Optional.empty();
    }

    /** A file begins with a system event, or with whole messages where lengths stand before them. */
    private boolean fits(byte[] bytes) {
        int at = 0;
        for (int message = 0; message < 2 && at + head + ItchLayout.HEAD < bytes.length; message++) {
            int type = bytes[at + head];
            int length = ItchLayout.length(type);
            boolean framed = this == NONE || length16(bytes, at) == length + head - 2;
            boolean packet = this != SOUP || bytes[at + 2] == 'S';
            boolean time = (bytes[at + head + ItchLayout.TIME] & 0xFF) < LARGEST_HIGH_BYTE;
            if (length == 0 || !framed || !packet || !time || (message == 0 && this == NONE && !isSystemEvent(bytes))) {
                return false;
            }
            at += head + length;
        }
        return at > 0;
    }

    private static boolean isSystemEvent(byte[] bytes) {
        boolean ofAll = bytes[ItchLayout.LOCATE] == 0 && bytes[ItchLayout.LOCATE + 1] == 0;
        return bytes[0] == 'S' && ofAll && SYSTEM_EVENTS.indexOf(bytes[ItchLayout.FIRST]) >= 0;
    }

    static int length16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }
}
