package io.slipway.fix;

import io.slipway.market.MarketDataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import quickfix.ConfigError;
import quickfix.DataDictionary;
import quickfix.InvalidMessage;
import quickfix.Message;

/** Parses the messages of a log. The checksum and the length are not checked, since logs mask and shorten fields. */
final class FixMessages {

    /** The start of a message. */
    static final String BEGIN = "8=FIX";

    private static final char SOH = '\001';
    private static final String TRANSPORT = "FIXT.1.1";

    private final String file;
    private final Map<String, DataDictionary> dictionaries = new HashMap<>();

    FixMessages(String file) {
        this.file = file;
    }

    /**
     * Passes on all messages, in order.
     *
     * @throws MarketDataException if one cannot be parsed; the message names file and line
     */
    void forEach(InputStream stream, Consumer<Message> sink) {
        int number = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                int from = line.indexOf(BEGIN);
                if (from >= 0) {
                    sink.accept(parse(line.substring(from)));
                }
            }
        } catch (IOException e) {
            throw new MarketDataException(file + ": cannot be read: " + e.getMessage(), e);
        } catch (InvalidMessage | ConfigError | IllegalArgumentException | ArithmeticException e) {
            throw new MarketDataException(file + ":" + number + ": not a FIX message: " + e.getMessage(), e);
        }
    }

    private Message parse(String line) throws InvalidMessage, ConfigError {
        String text = withSoh(line);
        String version = text.substring(2, text.indexOf(SOH));
        Message message = new Message();
        if (version.equals(TRANSPORT)) {
            message.fromString(text, dictionary(TRANSPORT), dictionary("FIX.5.0SP2"), false);
        } else {
            message.fromString(text, dictionary(version), false);
        }
        return message;
    }

    /** The text up to its checksum, with the delimiter of the wire. */
    private static String withSoh(String line) {
        String text = line;
        if (line.indexOf(SOH) < 0) {
            text = line.contains("^A") ? line.replace("^A", String.valueOf(SOH)) : line.replace('|', SOH);
        }
        int checksum = text.lastIndexOf(SOH + "10=");
        if (checksum < 0) {
            return text.endsWith(String.valueOf(SOH)) ? text : text + SOH;
        }
        int end = text.indexOf(SOH, checksum + 1);
        return end < 0 ? text.strip() + SOH : text.substring(0, end + 1);
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
