package io.slipway.kafka.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Distinguished Encoding Rules (ITU-T X.690), as far as a certificate needs them. */
final class Der {

    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    static final int OCTET_STRING = 0x04;

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OBJECT_ID = 0x06;
    private static final int UTF8_STRING = 0x0c;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int CONTEXT = 0x80;
    private static final int CONSTRUCTED = 0x20;
    private static final int LONGEST_SHORT_FORM = 127;
    private static final int FIRST_ARC = 40;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Der() {}

    /** A value of a tag, whose contents are the parts one after the other. */
    static byte[] value(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (length <= LONGEST_SHORT_FORM) {
            out.write(length);
        } else {
            byte[] bytes = BigInteger.valueOf(length).toByteArray();
            int skipped = bytes[0] == 0 ? 1 : 0;
            out.write(CONTEXT | (bytes.length - skipped));
            out.write(bytes, skipped, bytes.length - skipped);
        }
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] integer(BigInteger value) {
        return value(INTEGER, value.toByteArray());
    }

    /** Bits whose number is a multiple of eight. */
    static byte[] bits(byte[] bytes) {
        return value(BIT_STRING, new byte[1], bytes);
    }

    static byte[] text(String text) {
        return value(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A time in whole seconds. Years from 2050 on need this form, and earlier ones may have it in a self-signed certificate. */
    static byte[] time(Instant time) {
        return value(GENERALIZED_TIME, TIME.format(time).getBytes(StandardCharsets.US_ASCII));
    }

    /** A value that stands in brackets in the standards, as [3]. */
    static byte[] tagged(int number, boolean constructed, byte[] contents) {
        return value(CONTEXT | (constructed ? CONSTRUCTED : 0) | number, contents);
    }

    static byte[] objectId(int... arcs) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(arcs[0] * FIRST_ARC + arcs[1]);
        for (int i = 2; i < arcs.length; i++) {
            writeBase128(out, arcs[i]);
        }
        return value(OBJECT_ID, out.toByteArray());
    }

    private static void writeBase128(ByteArrayOutputStream out, int arc) {
        int shift = 0;
        while (arc >>> shift > LONGEST_SHORT_FORM) {
            shift += 7;
        }
        for (; shift >= 0; shift -= 7) {
            out.write(((arc >>> shift) & LONGEST_SHORT_FORM) | (shift > 0 ? CONTEXT : 0));
        }
    }
}
