package io.slipway.market;

/** The action of a row of market data: Databento's codes and two of Slipway's. */
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

    /** Kinds, noted since every row is asked for them several times. */
    private final boolean isPrint;

    private final boolean isStatus;

    private final boolean isBook;

    BookAction(char code) {
        this.code = code;
        isPrint = code == 'T' || code == 'F';
        isStatus = code == 'H' || code == 'O';
        isBook = !isPrint && !isStatus;
    }

    /** Its one-letter code: Databento's, where Databento has one. */
    public char code() {
        return code;
    }

    /** True if the row is a trade print of other participants, which does not change the book. */
    public boolean isPrint() {
        return isPrint;
    }

    /** True if the row stops or starts trading at the venue, which does not change the book. */
    public boolean isStatus() {
        return isStatus;
    }

    /** True if the row carries the book after it: it is neither a print nor a status. */
    public boolean isBook() {
        return isBook;
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
