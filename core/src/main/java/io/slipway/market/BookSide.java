package io.slipway.market;

/** The side that a row of market data speaks of, in Databento's codes; for a print, the aggressor's side. */
public enum BookSide {
    /** The ask side; for a print, a seller took. */
    ASK('A'),
    /** The bid side; for a print, a buyer took. */
    BID('B'),
    /** Both, or not known. */
    NONE('N');

    private final char code;

    BookSide(char code) {
        this.code = code;
    }

    /** Databento's one-letter code. */
    public char code() {
        return code;
    }

    /**
     * The side of a code.
     *
     * @throws IllegalArgumentException if there is no such code
     */
    public static BookSide ofCode(int code) {
        return switch (code) {
            case 'A' -> ASK;
            case 'B' -> BID;
            case 'N' -> NONE;
            default ->
                throw new IllegalArgumentException("unknown side: code=" + (char) code + ", expected one of A B N");
        };
    }
}
