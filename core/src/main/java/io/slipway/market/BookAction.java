package io.slipway.market;

/** What a row of market data says happened, in Databento's codes. */
public enum BookAction {
    ADD('A'),
    CANCEL('C'),
    MODIFY('M'),
    /** The publisher's book is emptied. */
    CLEAR('R'),
    /** A trade: a print. It carries the book as it was before the trade and never changes a book. */
    TRADE('T'),
    /** A fill of a resting order: a print, as {@link #TRADE}. */
    FILL('F'),
    NONE('N');

    private static final BookAction[] BY_CODE = new BookAction[128];

    static {
        for (BookAction action : values()) {
            BY_CODE[action.code] = action;
        }
    }

    private final char code;

    BookAction(char code) {
        this.code = code;
    }

    /** Databento's one-letter code. */
    public char code() {
        return code;
    }

    /** Whether the row is a trade of others, which leaves the book untouched. */
    public boolean isPrint() {
        return this == TRADE || this == FILL;
    }

    /**
     * The action of a code.
     *
     * @throws IllegalArgumentException if there is no such code
     */
    public static BookAction ofCode(int code) {
        BookAction action = code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
        if (action == null) {
            throw new IllegalArgumentException(
                    "unknown action: code=" + (char) code + ", expected one of A C M R T F N");
        }
        return action;
    }
}
