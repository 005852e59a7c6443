package io.slipway.data.taq;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.SymbolColumn;
import io.slipway.data.table.Table;
import io.slipway.market.IssueLog;

/** The symbol of a row: one column, or a root and a suffix, which are joined by a blank as NYSE does. */
final class TaqSymbol {

    private TaqSymbol() {}

    static SymbolColumn of(Table table, ReadOptions options, IssueLog issues) {
        int root = table.header().require(TaqColumn.SYMBOL.names());
        return SymbolColumn.of(table, root, table.header().find(TaqColumn.SUFFIX.names()), options, issues);
    }
}
