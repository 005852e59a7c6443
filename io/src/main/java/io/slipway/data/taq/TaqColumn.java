package io.slipway.data.taq;

import java.util.List;

/** Columns of NYSE Daily TAQ with the names that they have in the exchange's files, in WRDS and in monthly files. */
public enum TaqColumn {
    /** The trading day. */
    DATE("date", "DATE"),
    /** The tape's time in seconds since 1970. */
    EPOCH("time since 1970", "DT"),
    /** The tape's time of day. */
    TIME("time of day", "Time", "TIME_M", "DT"),
    /** The same where seconds since 1970 stand beside it. */
    CLOCK("time of day beside DT", "Time", "TIME_M"),
    /** The time of the exchange. */
    PARTICIPANT_TIME("time at the exchange", "Participant_Timestamp", "PART_TIME"),
    /** The symbol, or its part before the suffix. */
    SYMBOL("symbol", "SYM_ROOT", "SYMBOL"),
    /** The suffix of the symbol. */
    SUFFIX("suffix of the symbol", "SYM_SUFFIX"),
    /** The letter of the exchange. */
    EXCHANGE("exchange", "EX", "Exchange"),
    /** An exchange's bid. */
    BID("bid", "BID", "Bid_Price"),
    /** Size of the bid. */
    BID_SIZE("size of the bid", "BIDSIZ", "Bid_Size", "BIDSIZE"),
    /** An exchange's offer. */
    ASK("offer", "ASK", "OFR", "OFFER", "Offer_Price", "Ask_Price"),
    /** Size of the offer. */
    ASK_SIZE("size of the offer", "ASKSIZ", "OFRSIZ", "Offer_Size", "Ask_Size", "ASKSIZE", "OFRSIZE"),
    /** Condition or mode of a quote. */
    QUOTE_CONDITION("condition of a quote", "QU_COND", "Quote_Condition", "MODE", "COND"),
    /** The condition of a quote in monthly files, a number. */
    MODE("mode of a quote", "MODE"),
    /** Cancellation of a quote. */
    QUOTE_CANCEL("cancelled quote", "QU_CANCEL", "Quote_Cancel_Correction"),
    /** Sequence of a quote. */
    QUOTE_SEQUENCE("sequence of a quote", "QU_SEQNUM", "Sequence_Number", "QSEQ"),
    /** The national best bid. */
    BEST_BID("national best bid", "Best_Bid_Price", "BEST_BID", "NB_BID"),
    /** Size of the national best bid in round lots. */
    BEST_BID_SIZE("its size in round lots", "Best_Bid_Size", "BEST_BIDSIZ", "BEST_BIDSIZE"),
    /** Size of the national best bid in shares. */
    BEST_BID_SHARES("its size in shares", "BEST_BIDSIZESHARES", "Best_Bid_SizeShares"),
    /** The national best offer. */
    BEST_ASK("national best offer", "Best_Offer_Price", "BEST_ASK", "BEST_OFFER", "NB_ASK", "NB_OFR"),
    /** Size of the national best offer in round lots. */
    BEST_ASK_SIZE("its size in round lots", "Best_Offer_Size", "BEST_ASKSIZ", "BEST_ASKSIZE", "BEST_OFRSIZ"),
    /** Size of the national best offer in shares. */
    BEST_ASK_SHARES("its size in shares", "BEST_ASKSIZESHARES", "Best_Offer_SizeShares"),
    /** Price of a trade. */
    PRICE("price of a trade", "PRICE", "Trade_Price"),
    /** Shares of a trade. */
    SIZE("shares of a trade", "SIZE", "Trade_Volume"),
    /** Sale conditions. */
    CONDITION("sale conditions", "TR_SCOND", "Sale_Condition", "COND", "SALE_COND"),
    /** The plan that reports a trade. */
    SOURCE("source of a trade", "TR_SOURCE", "Source_of_Trade"),
    /** Correction of a trade. */
    CORRECTION("correction of a trade", "TR_CORR", "Trade_Correction_Indicator", "CORR"),
    /** Sequence of a trade. */
    TRADE_SEQUENCE("sequence of a trade", "TR_SEQNUM", "Sequence_Number"),
    /** The facility of an off-exchange trade. */
    FACILITY("reporting facility", "TR_RF", "Trade_Reporting_Facility");

    private final String meaning;
    private final String names;

    TaqColumn(String meaning, String... names) {
        this.meaning = meaning;
        this.names = String.join(" ", names);
    }

    /** The meaning, for a person. */
    public String meaning() {
        return meaning;
    }

    /** Its names, the first that a file has counts. */
    public List<String> known() {
        return List.of(names());
    }

    String[] names() {
        return names.split(" ", -1);
    }
}
