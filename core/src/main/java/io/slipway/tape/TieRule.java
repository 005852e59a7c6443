package io.slipway.tape;

/** Order of a venue's prints and book rows that share their times, where no sequence number tells it. */
public enum TieRule {
    /** The trade, then the quote that shows what it left. */
    PRINTS_FIRST("prints-first"),
    /** The quote, then the trade that explains it. */
    QUOTES_FIRST("quotes-first");

    private final String label;

    TieRule(String label) {
        this.label = label;
    }

    /** Its name in settings and results. */
    public String label() {
        return label;
    }
}
