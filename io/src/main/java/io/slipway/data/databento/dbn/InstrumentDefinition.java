package io.slipway.data.databento.dbn;

import io.slipway.data.source.DataSource;
import io.slipway.dbn.DbnException;
import io.slipway.dbn.DbnReader;
import io.slipway.dbn.record.DefinitionRecord;
import io.slipway.dbn.record.Field;
import io.slipway.market.MarketDataException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Databento's definition of an instrument.
 *
 * <pre>{@code
 * InstrumentDefinition es = InstrumentDefinition.read(Path.of("glbx-mdp3-20240801.definition.dbn.zst"), Optional.of("ESU4"));
 * es.priceStep(); // 0.25
 * }</pre>
 *
 * @param symbol symbol as the venue gives it
 * @param priceStep smallest step of prices; empty if it is not told or depends on the price
 * @param roundLot shares or contracts of a round lot; 0 if that is not told
 * @param contractSize size of a contract in its unit; empty if it is not told, as of shares
 * @param unit unit of the contract, such as {@code BBL}; empty if it is not told
 * @param currency currency of prices; empty if it is not told
 */
public record InstrumentDefinition(
        String symbol,
        Optional<BigDecimal> priceStep,
        int roundLot,
        Optional<BigDecimal> contractSize,
        String unit,
        String currency) {

    /** The definition in a record. */
    static InstrumentDefinition of(DefinitionRecord record) {
        return new InstrumentDefinition(
                record.symbol(),
                decimal(record.priceStepE9()),
                record.roundLot(),
                decimal(record.contractSizeE9()),
                record.unit(),
                record.currency());
    }

    private static Optional<BigDecimal> decimal(long e9) {
        return e9 == Field.UNDEFINED_PRICE || e9 <= 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(e9, 9).stripTrailingZeros());
    }

    /**
     * The last definition of an instrument in a DBN file.
     *
     * @param symbol the instrument; empty if the file has one only
     * @throws MarketDataException if the file cannot be read, or does not tell which definition is meant
     */
    public static InstrumentDefinition read(Path file, Optional<String> symbol) {
        Map<String, InstrumentDefinition> found = new LinkedHashMap<>();
        try (DataSource source = DataSource.open(file);
                DbnReader reader = DbnReader.open(source.stream(), source.name())) {
            DefinitionRecord record = new DefinitionRecord();
            while (reader.next()) {
                if (reader.rtype() == DefinitionRecord.RTYPE) {
                    record.wrap(reader);
                    InstrumentDefinition each = of(record);
                    if (symbol.isEmpty() || symbol.get().equals(each.symbol())) {
                        found.put(each.symbol(), each);
                    }
                }
            }
        } catch (DbnException e) {
            throw new MarketDataException(String.valueOf(e.getMessage()), e);
        }
        if (found.size() != 1) {
            throw new MarketDataException(file.getFileName() + ": "
                    + (found.isEmpty()
                            ? "no definition"
                                    + symbol.map(each -> " of " + each).orElse("")
                            : "definitions of " + found.size() + " symbols, such as "
                                    + found.keySet().iterator().next() + "; choose one with --symbol"));
        }
        return found.values().iterator().next();
    }

    /** A sentence for the user, without its full stop. */
    public String sentence() {
        StringBuilder text = new StringBuilder(symbol).append(':');
        priceStep.ifPresent(
                step -> text.append(" price step ").append(step.toPlainString()).append(','));
        if (roundLot > 0) {
            text.append(" round lot ").append(roundLot).append(',');
        }
        contractSize.ifPresent(size -> text.append(" contract of ")
                .append((size.toPlainString() + " " + unit).strip())
                .append(" (--multiplier ")
                .append(size.toPlainString())
                .append(" if prices are per unit),"));
        if (!currency.isEmpty()) {
            text.append(" prices in ").append(currency).append(',');
        }
        return text.substring(0, text.length() - 1);
    }
}
