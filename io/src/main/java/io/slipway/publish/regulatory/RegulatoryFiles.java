package io.slipway.publish.regulatory;

import io.slipway.executions.regulatory.RegulatoryTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as CSV and as XML. The CSV begins with its notes, each on a line that begins with {@code #}; unknown fields are empty.
 * The XML has the notes as elements and leaves unknown fields out.
 */
public final class RegulatoryFiles {

    private RegulatoryFiles() {}

    /** Writes all tables into a directory. */
    public static void write(Path directory, List<RegulatoryTable> tables) throws IOException {
        for (RegulatoryTable table : tables) {
            Files.writeString(directory.resolve(table.name() + ".csv"), csv(table));
            writeXml(directory.resolve(table.name() + ".xml"), table);
        }
    }

    private static String csv(RegulatoryTable table) {
        StringBuilder text = new StringBuilder();
        table.notes().forEach(note -> text.append("# ").append(note).append('\n'));
        text.append(String.join(",", table.columns())).append('\n');
        for (List<@Nullable String> row : table.rows()) {
            List<String> fields = new ArrayList<>();
            row.forEach(field -> fields.add(quoted(field == null ? "" : field)));
            text.append(String.join(",", fields)).append('\n');
        }
        return text.toString();
    }

    private static String quoted(String text) {
        boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static void writeXml(Path file, RegulatoryTable table) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            out.write('\n');
            xml.writeStartElement(table.name());
            for (String note : table.notes()) {
                element(xml, "\n  ", "note", note);
            }
            for (List<@Nullable String> row : table.rows()) {
                start(xml, "\n  ", table.row());
                for (int i = 0; i < row.size(); i++) {
                    String field = row.get(i);
                    if (field != null) {
                        element(xml, "\n    ", table.columns().get(i), field);
                    }
                }
                xml.writeCharacters("\n  ");
                xml.writeEndElement();
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
            out.write('\n');
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static void start(XMLStreamWriter xml, String before, String name) throws XMLStreamException {
        xml.writeCharacters(before);
        xml.writeStartElement(name);
    }

    private static void element(XMLStreamWriter xml, String before, String name, String text)
            throws XMLStreamException {
        start(xml, before, name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
