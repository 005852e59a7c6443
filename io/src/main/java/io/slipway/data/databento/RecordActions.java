package io.slipway.data.databento;

import io.slipway.market.BookAction;

/** The actions of records: Databento's, without Slipway's own for halts, which have records of their own. */
public final class RecordActions {

    /** Their codes. */
    public static final String CODES = "ACMRTFN";

    private RecordActions() {}

    /**
     * The action of a code.
     *
     * @throws IllegalArgumentException if there is no such code
     */
    static BookAction of(int code) {
        BookAction action = BookAction.ofCode(code);
        if (action.isStatus()) {
            throw new IllegalArgumentException(
                    "unknown action: code=" + (char) code + ", expected one of A C M R T F N");
        }
        return action;
    }
}
