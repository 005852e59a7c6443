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

    /**
     * The rule of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static TieRule parse(String label) {
        for (TieRule rule : values()) {
            if (rule.label.equals(label)) {
                return rule;
            }
        }
        throw new IllegalArgumentException(
                "not an order of ties: value=" + label + ", expected prints-first or quotes-first");
    }

    /** The other rule. */
    public TieRule other() {
        return this == PRINTS_FIRST ? QUOTES_FIRST : PRINTS_FIRST;
    }

    /** Its name in settings and results. */
    public String label() {
        return label;
    }
}
