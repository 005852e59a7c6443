package io.slipway.data.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts in other forms than lines of UTF-8 as such lines: UTF-16, which spreadsheets write, lines that end with a carriage return
 * alone, and an array of JSON objects, each of which becomes a line. A first line that tells Excel the delimiter is left out,
 * and comments before a table are blank lines.
 */
final class TextForms {

    private static final int CHARACTERS = 1 << 13;

    private static final Pattern SEPARATOR_LINE = Pattern.compile("sep=[^0-9A-Za-z\\s]?\\t?\\r?\\n");

    private TextForms() {}

    /**
     * The bytes in the usual form; {@code in} itself if they are in it, or no text.
     *
     * @param head the first of the bytes
     * @param in all of them
     */
    static InputStream usual(byte[] head, InputStream in) throws IOException {
        boolean isLittle = startsWith(head, 0xFF, 0xFE) && !startsWith(head, 0xFF, 0xFE, 0, 0);
        if (isLittle || startsWith(head, 0xFE, 0xFF)) {
            return usualOfDecoded(new BufferedInputStream(new Transcoded(in, StandardCharsets.UTF_16)));
        }
        if (isArray(head)) {
            return ObjectLines.of(in);
        }
        int comments = CommentLines.length(head);
        if (comments > 0) {
            byte[] blank = CommentLines.blank(head, comments);
            in.skipNBytes(comments);
            return new SequenceInputStream(new ByteArrayInputStream(blank), in);
        }
        int separator = separatorLine(head);
        if (separator > 0) {
            in.skipNBytes(separator);
            return new BufferedInputStream(in);
        }
        return hasReturnsAlone(head) ? lines(in) : in;
    }

    /** The usual form of UTF-8, which begins with no mark of UTF-16. */
    private static InputStream usualOfDecoded(InputStream decoded) throws IOException {
        decoded.mark(CHARACTERS);
        byte[] head = decoded.readNBytes(CHARACTERS);
        decoded.reset();
        return usual(head, decoded);
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** True if a bracket and a brace come first, after a byte order mark and blanks. */
    private static boolean isArray(byte[] head) {
        int bracket = afterBlanks(head, startsWith(head, 0xEF, 0xBB, 0xBF) ? 3 : 0);
        int brace = afterBlanks(head, bracket + 1);
        return brace < head.length && head[bracket] == '[' && head[brace] == '{';
    }

    /** Bytes of a first line such as {@code sep=;}, which tells Excel the delimiter; 0 if there is none. */
    private static int separatorLine(byte[] head) {
        int from = startsWith(head, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        String line = new String(head, from, Math.min(8, head.length - from), StandardCharsets.US_ASCII);
        Matcher matcher = SEPARATOR_LINE.matcher(line);
        return matcher.lookingAt() ? from + matcher.end() : 0;
    }

    private static int afterBlanks(byte[] head, int from) {
        int p = from;
        while (p < head.length && (head[p] == ' ' || head[p] == '\t' || head[p] == '\n' || head[p] == '\r')) {
            p++;
        }
        return p;
    }

    private static boolean hasReturnsAlone(byte[] head) {
        int returns = 0;
        for (byte each : head) {
            if (each == '\n' || each == 0) {
                return false;
            }
            returns += each == '\r' ? 1 : 0;
        }
        return returns > 0;
    }

    /** The next byte of a stream in another form; negative at the end. */
    @FunctionalInterface
    private interface NextByte {

        int next() throws IOException;
    }

    /** A stream in another form, byte by byte. */
    private static final class Bytewise extends InputStream {

        private final InputStream in;
        private final NextByte bytes;

        Bytewise(InputStream in, NextByte bytes) {
            this.in = in;
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            return bytes.next();
        }

        @Override
        public int read(byte[] to, int from, int count) throws IOException {
            for (int i = 0; i < count; i++) {
                int next = bytes.next();
                if (next < 0) {
                    return i == 0 ? -1 : i;
                }
                to[from + i] = (byte) next;
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** The same with line feeds for carriage returns. */
    private static InputStream lines(InputStream in) {
        InputStream buffered = new BufferedInputStream(in);
        return new Bytewise(buffered, () -> {
            int next = buffered.read();
            return next == '\r' ? '\n' : next;
        });
    }

    /** The objects of an array, each in a line of its own. An object that is cut off becomes a last line that is cut off, which readers name. */
    private static final class ObjectLines implements NextByte {

        private final InputStream in;
        private int depth;
        private boolean isQuoted;
        private boolean isEscaped;

        ObjectLines(InputStream in) {
            this.in = in;
        }

        static InputStream of(InputStream in) {
            InputStream buffered = new BufferedInputStream(in);
            return new Bytewise(buffered, new ObjectLines(buffered));
        }

        @Override
        public int next() throws IOException {
            while (true) {
                int next = in.read();
                if (next < 0 && depth == 1) {
                    throw new IOException("the JSON array is cut off: its closing bracket is missing");
                }
                if (next < 0) {
                    return next;
                }
                if (isQuoted) {
                    isQuoted = isEscaped || next != '"';
                    isEscaped = !isEscaped && next == '\\';
                    return next;
                }
                int before = depth;
                depth += next == '{' || next == '[' ? 1 : next == '}' || next == ']' ? -1 : 0;
                isQuoted = next == '"';
                if (before > 1 || depth > 1) {
                    return next == '\n' || next == '\r' ? ' ' : next;
                }
                if (next == ',' || next == ']') {
                    return '\n';
                }
            }
        }
    }

    /** UTF-8 of a text of another character set, without its byte order mark. */
    private static final class Transcoded extends InputStream {

        private final InputStreamReader reader;
        private final CharBuffer characters = CharBuffer.allocate(CHARACTERS);
        private ByteBuffer bytes = ByteBuffer.allocate(0);

        Transcoded(InputStream in, Charset charset) {
            reader = new InputStreamReader(in, charset);
        }

        private boolean fill() throws IOException {
            while (!bytes.hasRemaining()) {
                characters.clear().limit(CHARACTERS - 1);
                if (reader.read(characters) < 0) {
                    return false;
                }
                characters.limit(CHARACTERS);
                if (Character.isHighSurrogate(characters.get(characters.position() - 1))) {
                    int low = reader.read();
                    if (low >= 0) {
                        characters.put((char) low);
                    }
                }
                characters.flip();
                bytes = StandardCharsets.UTF_8.encode(characters);
            }
            return true;
        }

        @Override
        public int read() throws IOException {
            return fill() ? bytes.get() & 0xFF : -1;
        }

        @Override
        public int read(byte[] to, int from, int count) throws IOException {
            if (count == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int part = Math.min(count, bytes.remaining());
            bytes.get(to, from, part);
            return part;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
