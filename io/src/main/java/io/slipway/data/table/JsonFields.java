package io.slipway.data.table;

import io.slipway.market.IssueLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fields of one JSON object, found by their paths where they lie in the line. Strings are taken as they are written, without their
 * quotes; arrays and objects are taken whole.
 */
final class JsonFields extends Fields {

    private static final int NONE = -1;

    /** Marks the end of a line for the scanner, which a line cannot hold. */
    private static final byte END = '\n';

    private final Name root = new Name("", NONE);
    private final String[] names;
    private final boolean[] seen;
    private byte[] b = {};
    private int p;

    JsonFields(String[] names, IssueLog issues) {
        super(names, (byte) ',', issues);
        this.names = names;
        this.seen = new boolean[names.length];
        for (int column = 0; column < names.length; column++) {
            root.child(names[column]).column = column;
            Name name = root;
            for (String part : names[column].split("\\.", -1)) {
                name = name.child(part);
            }
            name.column = column;
        }
    }

    @Override
    List<String> unseen() {
        List<String> unseen = new ArrayList<>();
        for (int column = 0; column < names.length; column++) {
            if (!seen[column]) {
                unseen.add(names[column]);
            }
        }
        return unseen;
    }

    @Override
    void split(byte[] bytes, int start, int lineEnd) {
        b = bytes;
        p = start;
        begin(bytes);
        byteOrderMark();
        blanks();
        if (b[p] != '{') {
            throw new RowFault("not a JSON object: expected one in each line");
        }
        members(root);
        blanks();
        if (p != lineEnd) {
            throw new RowFault("text after the end of a JSON object: column=" + (p - start + 1));
        }
    }

    private void members(Name name) {
        boolean isObject = b[p] == '{';
        char close = isObject ? '}' : ']';
        p++;
        blanks();
        for (int i = 0; b[p] != close; i++) {
            if (i > 0) {
                expect(',');
                blanks();
            }
            value(isObject ? key(name) : name.element(i));
            blanks();
        }
        p++;
    }

    private Name key(Name parent) {
        if (b[p] != '"') {
            throw new RowFault("damaged JSON: a name expected, found=" + shown());
        }
        int start = p + 1;
        skipString();
        Name found = parent.find(b, start, p - 1);
        blanks();
        expect(':');
        blanks();
        return found;
    }

    private void value(Name name) {
        int start = p;
        boolean isText = b[p] == '"';
        if ((b[p] == '{' || b[p] == '[') && !name.children.isEmpty()) {
            members(name);
        } else {
            skipValue();
        }
        if (p == start) {
            throw new RowFault("damaged JSON: a value expected, found=" + shown());
        }
        if (name.column != NONE) {
            seen[name.column] = true;
            set(name.column, isText ? start + 1 : start, isText ? p - 1 : p);
        }
    }

    private void skipValue() {
        int depth = 0;
        do {
            int c = b[p];
            if (c == '"') {
                skipString();
            } else if (c == '{' || c == '[') {
                depth++;
                p++;
            } else if (depth > 0 && (c == '}' || c == ']')) {
                depth--;
                p++;
            } else if (c == END) {
                throw new RowFault("damaged JSON: the line ends within a value");
            } else if (depth > 0) {
                p++;
            } else {
                skipWord();
            }
        } while (depth > 0);
    }

    private void skipWord() {
        while (b[p] != ','
                && b[p] != '}'
                && b[p] != ']'
                && b[p] != ' '
                && b[p] != '\t'
                && b[p] != '\r'
                && b[p] != END) {
            p++;
        }
    }

    private void skipString() {
        p++;
        while (b[p] != '"') {
            if (b[p] == END) {
                throw new RowFault("damaged JSON: unclosed quote");
            }
            p += b[p] == '\\' && b[p + 1] != END ? 2 : 1;
        }
        p++;
    }

    private void expect(char c) {
        if (b[p] != c) {
            throw new RowFault("damaged JSON: " + c + " expected, found=" + shown());
        }
        p++;
    }

    private String shown() {
        return b[p] == END
                ? "the end of the line"
                : Character.isISOControl(b[p] & 0xFF) ? "?" : "" + (char) (b[p] & 0xFF);
    }

    private void blanks() {
        while (b[p] == ' ' || b[p] == '\t' || b[p] == '\r') {
            p++;
        }
    }

    private void byteOrderMark() {
        if (b[p] == (byte) 0xEF && b[p + 1] == (byte) 0xBB && b[p + 2] == (byte) 0xBF) {
            p += 3;
        }
    }

    /** A part of the paths that are looked for. */
    private static final class Name {

        private static final Name OTHER = new Name("", NONE);

        private final byte[] text;
        private final List<Name> children = new ArrayList<>();
        private int column;

        Name(String text, int column) {
            this.text = text.getBytes(StandardCharsets.UTF_8);
            this.column = column;
        }

        Name child(String part) {
            byte[] wanted = part.getBytes(StandardCharsets.UTF_8);
            for (Name child : children) {
                if (Arrays.equals(child.text, wanted)) {
                    return child;
                }
            }
            Name added = new Name(part, NONE);
            children.add(added);
            return added;
        }

        Name find(byte[] b, int from, int to) {
            for (Name child : children) {
                if (Arrays.equals(child.text, 0, child.text.length, b, from, to)) {
                    return child;
                }
            }
            return OTHER;
        }

        Name element(int index) {
            byte[] digits = Integer.toString(index).getBytes(StandardCharsets.US_ASCII);
            return find(digits, 0, digits.length);
        }
    }
}
