package io.slipway.data.databento;

import io.slipway.data.text.FieldText;
import io.slipway.data.text.LineBlocks;
import io.slipway.model.Instrument;
import java.util.Optional;

/** What the first two lines of a file tell: the columns, and the instrument. */
final class FileStart {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private FileStart() {}

    static CsvHeader header(LineBlocks lines) {
        if (!lines.hasLine()) {
            throw lines.faultOfFile("empty file");
        }
        String line = FieldText.of(lines.buffer(), lines.position(), lines.lineEnd());
        if (line.startsWith("DBN")) {
            throw lines.faultOfFile("a DBN file, expected CSV: convert it with Databento's dbn tool");
        }
        try {
            CsvHeader header = CsvHeader.parse(line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line);
            lines.skipLine();
            return header;
        } catch (IllegalArgumentException e) {
            throw lines.fault(String.valueOf(e.getMessage()));
        }
    }

    /** Where the field is that names a row's instrument, or a negative number. */
    static int nameIndex(CsvHeader header) {
        int symbol = header.indexOf(Column.SYMBOL);
        return symbol >= 0 ? symbol : header.indexOf(Column.INSTRUMENT_ID);
    }

    static InstrumentFilter filter(LineBlocks lines, CsvHeader header, int nameIndex, Optional<String> symbol) {
        String first = firstName(lines, header, nameIndex);
        boolean bySymbol = header.indexOf(Column.SYMBOL) >= 0;
        boolean chosen = symbol.isPresent() && (bySymbol || isNumber(symbol.get()));
        String name = symbol.orElse(first.isEmpty() ? stem(lines.file()) : first);
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw lines.faultOfFile("not a symbol: symbol=\"" + name.strip() + "\"");
        }
        return new InstrumentFilter(new Instrument(name), chosen ? name : first, chosen);
    }

    private static String firstName(LineBlocks lines, CsvHeader header, int nameIndex) {
        while (lines.hasLine() && lines.isBlankLine()) {
            lines.skipLine();
        }
        if (!lines.hasLine()) {
            throw lines.faultOfFile("no rows after the header");
        }
        RowFields fields = new RowFields(header);
        fields.split(lines);
        return nameIndex < 0 ? "" : FieldText.of(lines.buffer(), fields.from(nameIndex), fields.to(nameIndex));
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String stem(String file) {
        int dot = file.indexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
