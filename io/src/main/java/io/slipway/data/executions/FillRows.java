package io.slipway.data.executions;

import io.slipway.data.source.DataSource;
import io.slipway.data.table.RowFault;
import io.slipway.data.table.Table;
import io.slipway.executions.FillIds;
import io.slipway.executions.FillReport;
import io.slipway.executions.FillTerms;
import io.slipway.executions.OwnFill;
import io.slipway.market.IssueLog;
import io.slipway.model.Liquidity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of fills, busts and corrections. */
final class FillRows {

    private static final Map<String, FillReport.Kind> KINDS = Map.ofEntries(
            Map.entry("", FillReport.Kind.FILL),
            Map.entry("fill", FillReport.Kind.FILL),
            Map.entry("new", FillReport.Kind.FILL),
            Map.entry("trade", FillReport.Kind.FILL),
            Map.entry("filled", FillReport.Kind.FILL),
            Map.entry("partial", FillReport.Kind.FILL),
            Map.entry("partially_filled", FillReport.Kind.FILL),
            Map.entry("f", FillReport.Kind.FILL),
            Map.entry("1", FillReport.Kind.FILL),
            Map.entry("2", FillReport.Kind.FILL),
            Map.entry("bust", FillReport.Kind.BUST),
            Map.entry("busted", FillReport.Kind.BUST),
            Map.entry("cancel", FillReport.Kind.BUST),
            Map.entry("trade_cancel", FillReport.Kind.BUST),
            Map.entry("h", FillReport.Kind.BUST),
            Map.entry("correct", FillReport.Kind.CORRECTION),
            Map.entry("corrected", FillReport.Kind.CORRECTION),
            Map.entry("correction", FillReport.Kind.CORRECTION),
            Map.entry("trade_correct", FillReport.Kind.CORRECTION),
            Map.entry("g", FillReport.Kind.CORRECTION));

    private final ExecutionRow row;
    private final ExecutionMapping mapping;

    private FillRows(ExecutionRow row, ExecutionMapping mapping) {
        this.row = row;
        this.mapping = mapping;
    }

    static List<FillReport> read(DataSource source, ExecutionOptions options, IssueLog issues) {
        ExecutionMapping mapping = ExecutionMapping.read(options.fillsMapping());
        Table table = Table.withHeader(source, options.reading(), issues);
        ExecutionRow row = new ExecutionRow(table, mapping, options.reading());
        row.require(ExecutionColumn.QTY);
        row.require(ExecutionColumn.PRICE);
        row.require(ExecutionColumn.TIME);
        FillRows rows = new FillRows(row, mapping);
        List<FillReport> reports = new ArrayList<>();
        while (table.next()) {
            try {
                reports.add(rows.report());
            } catch (RowFault fault) {
                table.reject(fault);
            } catch (IllegalArgumentException | ArithmeticException e) {
                table.reject(new RowFault(String.valueOf(e.getMessage())));
            }
        }
        row.end();
        return reports;
    }

    private FillReport report() {
        String word = row.text(ExecutionColumn.KIND).toLowerCase(Locale.ROOT).replace(' ', '_');
        FillReport.Kind kind = KINDS.get(word);
        if (kind == null) {
            throw new RowFault(ExecutionColumn.KIND.key() + ": not a kind of report: value=\"" + word
                    + "\", expected fill, bust or correction");
        }
        String refersTo = row.text(ExecutionColumn.REFERS_TO);
        String own = row.text(ExecutionColumn.EXECUTION);
        String earlier = refersTo.isEmpty() && kind != FillReport.Kind.FILL ? own : refersTo;
        return new FillReport(kind, earlier, kind == FillReport.Kind.BUST ? null : fill());
    }

    private OwnFill fill() {
        long qty = row.qty();
        Long timeNs = row.timeNs(ExecutionColumn.TIME);
        Long pxE9 = row.priceE9(ExecutionColumn.PRICE);
        if (timeNs == null || pxE9 == null) {
            throw new RowFault("a fill has a time and a price");
        }
        return new OwnFill(
                new FillIds(
                        row.text(ExecutionColumn.EXECUTION),
                        row.text(ExecutionColumn.ORDER),
                        row.text(ExecutionColumn.CHILD)),
                row.symbol(),
                timeNs,
                row.publisherId(),
                Math.abs(qty),
                pxE9,
                new FillTerms(row.side(qty), row.feeE9(Math.abs(qty)), liquidity(), isAuction(), row.tags()));
    }

    private @Nullable Liquidity liquidity() {
        return mapping.liquidity().get(role());
    }

    private boolean isAuction() {
        return mapping.auctions().contains(role());
    }

    private String role() {
        return row.text(ExecutionColumn.LIQUIDITY).toLowerCase(Locale.ROOT);
    }
}
