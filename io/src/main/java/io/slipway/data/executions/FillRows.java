package io.slipway.data.executions;

import io.slipway.data.source.DataSource;
import io.slipway.data.table.RowFault;
import io.slipway.data.table.Table;
import io.slipway.executions.FillIds;
import io.slipway.executions.FillReport;
import io.slipway.executions.FillTerms;
import io.slipway.executions.OwnFill;
import io.slipway.executions.OwnRecords;
import io.slipway.market.IssueLog;
import io.slipway.model.Liquidity;
import io.slipway.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows of fills, busts and corrections. */
final class FillRows {

    private final ExecutionRow row;
    private final ExecutionMapping mapping;

    /** True once a quantity without a side is negative: signs then tell the sides of the file. */
    private boolean isSigned;

    private FillRows(ExecutionRow row, ExecutionMapping mapping) {
        this.row = row;
        this.mapping = mapping;
    }

    static OwnRecords read(DataSource source, ExecutionOptions options, IssueLog issues) {
        ExecutionMapping mapping = ExecutionMapping.read(options.fillsMapping());
        Table table = Table.withHeader(source, options.reading(), issues);
        ExecutionRow row = new ExecutionRow(table, mapping, options);
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
        return new OwnRecords(List.of(), rows.isSigned ? signed(reports) : reports, row.end());
    }

    /** Fills without a side as buys, in a file whose negative quantities are sells. */
    private static List<FillReport> signed(List<FillReport> reports) {
        return reports.stream()
                .map(each -> {
                    OwnFill fill = each.fill();
                    return fill == null || fill.terms().side() != null
                            ? each
                            : new FillReport(each.kind(), each.refersTo(), fill.ofSide(Side.BUY));
                })
                .toList();
    }

    private FillReport report() {
        String word = row.text(ExecutionColumn.KIND).toLowerCase(Locale.ROOT).replace(' ', '_');
        FillReport.Kind kind = ExecutionWords.KINDS.get(word);
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
        isSigned |= qty < 0 && row.isEmpty(ExecutionColumn.SIDE);
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
