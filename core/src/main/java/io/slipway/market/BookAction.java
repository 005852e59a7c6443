package io.slipway.market;

/** What a row of market data says happened, in Databento's codes and two of Slipway's. */
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
    NONE('N'),
    /** The venue stops trading: says nothing of the book. Slipway's own code. */
    HALT('H'),
    /** The venue trades again: says nothing of the book. Slipway's own code. */
    RESUME('O');

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

    /** Its one-letter code: Databento's, where Databento has one. */
    public char code() {
        return code;
    }

    /** Whether the row is a trade of others, which leaves the book untouched. */
    public boolean isPrint() {
        return this == TRADE || this == FILL;
    }

    /** Whether the row says that the venue stops or starts trading, which leaves the book untouched. */
    public boolean isStatus() {
        return this == HALT || this == RESUME;
    }

    /** Whether the row carries the book as it is after the row: it is neither a print nor a status. */
    public boolean isBook() {
        return !isPrint() && !isStatus();
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
                    "unknown action: code=" + (char) code + ", expected one of A C M R T F N H O");
        }
        return action;
    }
}
