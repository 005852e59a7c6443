package io.slipway.data.tardis;

import io.slipway.data.source.ReadOptions;
import io.slipway.data.table.Fields;
import io.slipway.data.table.Header;
import io.slipway.data.table.RowDecoder;
import io.slipway.data.table.Table;
import io.slipway.market.BookAction;
import io.slipway.market.BookSide;
import io.slipway.market.IssueLog;
import io.slipway.market.MarketEvent;
import java.math.BigDecimal;
import java.util.Locale;

/** Trades; the side is that of who took. */
final class TardisTrades implements RowDecoder {

    private final TardisRow common;
    private final int side;
    private final int price;
    private final int amount;

    TardisTrades(Table table, ReadOptions options, IssueLog issues) {
        Header header = table.header();
        common = new TardisRow(table, options, issues);
        side = header.require("side");
        price = header.require("price");
        amount = header.require("amount");
    }

    @Override
    public BigDecimal qtyStep() {
        return common.qtyStep();
    }

    @Override
    public boolean read(Fields row, MarketEvent event) {
        common.head(row, event);
        long priceE9 = common.priceE9(row, price);
        if (priceE9 == Fields.NO_PRICE) {
            throw row.fault(price, "no price", "a price above zero");
        }
        event.action(BookAction.TRADE, aggressor(row), 0).order(priceE9, common.size(row, amount));
        event.noBid().noAsk();
        return true;
    }

    private BookSide aggressor(Fields row) {
        return switch (row.text(side).toLowerCase(Locale.ROOT)) {
            case "buy" -> BookSide.BID;
            case "sell" -> BookSide.ASK;
            case "unknown", "" -> BookSide.NONE;
            default -> throw row.fault(side, "unknown side", "buy, sell or unknown");
        };
    }
}
