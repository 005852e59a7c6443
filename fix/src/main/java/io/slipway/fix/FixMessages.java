package io.slipway.fix;

import io.slipway.data.source.ReadOptions;
import io.slipway.market.DataIssue;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketDataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import quickfix.ConfigError;
import quickfix.DataDictionary;
import quickfix.InvalidMessage;
import quickfix.Message;

/** Parses the messages of a log. The checksum and the length are not checked, since logs mask and shorten fields. */
final class FixMessages {

    /** The start of a message. */
    static final String BEGIN = "8=FIX";

    private static final String SOH = "\001";
    private static final String TRANSPORT = "FIXT.1.1";

    /** A field that all messages have. */
    private static final Pattern TYPE = Pattern.compile("(\\x01|\\||\\^A)35=");

    private final String file;
    private final ReadOptions reading;
    private final IssueLog issues;
    private final Map<String, DataDictionary> dictionaries = new HashMap<>();

    /** Messages that cannot be used are counted and skipped where the reader is lenient. */
    FixMessages(String file, ReadOptions reading, IssueLog issues) {
        this.file = file;
        this.reading = reading;
        this.issues = issues;
    }

    /**
     * Passes on all messages, in order. A line may have several.
     *
     * @param sink throws IllegalArgumentException or ArithmeticException for a message that cannot be used
     * @throws MarketDataException if one cannot be used and the reader is not lenient, or too many; it names file and line
     */
    void forEach(InputStream stream, Consumer<Message> sink) {
        int number = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String place = file + ":" + ++number;
                List<String> messages = split(line);
                if (messages.isEmpty() && TYPE.matcher(line).find()) {
                    issues.row();
                    reject(place, new IllegalArgumentException("its begin is missing: tag=8"));
                }
                for (String text : messages) {
                    issues.row();
                    take(text, place, sink);
                }
            }
        } catch (IOException e) {
            throw new MarketDataException(file + ": cannot be read: " + e.getMessage(), e);
        }
        issues.end();
    }

    private void take(String text, String place, Consumer<Message> sink) {
        try {
            sink.accept(parse(text));
        } catch (InvalidMessage | ConfigError | IllegalArgumentException | ArithmeticException e) {
            reject(place, e);
        }
    }

    private void reject(String place, Exception fault) {
        String sentence = place + ": not a FIX message that can be used: " + fault.getMessage();
        if (!reading.lenient()) {
            throw new MarketDataException(sentence, fault);
        }
        issues.skip(DataIssue.BAD_ROW, sentence);
    }

    private Message parse(String text) throws InvalidMessage, ConfigError {
        String version = text.substring(2, text.indexOf(SOH));
        Message message = new Message();
        if (version.equals(TRANSPORT)) {
            message.fromString(text, dictionary(TRANSPORT), dictionary("FIX.5.0SP2"), false);
        } else {
            message.fromString(text, dictionary(version), false);
        }
        return message;
    }

    /** The messages of a line, each up to its checksum; one without a checksum goes to the next begin or to the end. */
    private static List<String> split(String line) {
        String text = withSoh(line);
        List<String> all = new ArrayList<>();
        int from = text.indexOf(BEGIN);
        while (from >= 0) {
            int to = end(text, from);
            String message = text.substring(from, to).strip();
            all.add(message.endsWith(SOH) ? message : message + SOH);
            from = text.indexOf(BEGIN, to);
        }
        return all;
    }

    private static int end(String text, int from) {
        int checksum = text.indexOf(SOH + "10=", from);
        int next = text.indexOf(SOH + BEGIN, from);
        if (checksum < 0 || (next >= 0 && next < checksum)) {
            return next < 0 ? text.length() : next + 1;
        }
        int close = text.indexOf(SOH, checksum + 1);
        int begin = text.indexOf(BEGIN, checksum + 1);
        int end = close < 0 ? text.length() : close + 1;
        return begin < 0 ? end : Math.min(end, begin);
    }

    /** The line with the delimiter of the wire. */
    private static String withSoh(String line) {
        if (line.contains(SOH)) {
            return line;
        }
        return line.contains("^A") ? line.replace("^A", SOH) : line.replace("|", SOH);
    }

    private DataDictionary dictionary(String version) throws ConfigError {
        DataDictionary known = dictionaries.get(version);
        if (known == null) {
            String name = "/" + version.replace(".", "").toUpperCase(Locale.ROOT) + ".xml";
            InputStream xml = DataDictionary.class.getResourceAsStream(name);
            if (xml == null) {
                throw new IllegalArgumentException("unknown version of FIX: version=" + version);
            }
            known = new DataDictionary(xml);
            dictionaries.put(version, known);
        }
        return known;
    }
}
