package io.slipway.data.taq;

/**
 * Meaning of a quote condition of the consolidated tape for an order that would trade with the quote.
 *
 * <p>Firm: none, R (regular), Y (one-sided), O (opening), T (trading resumed), and the slow or manual ones A, B, E, F, H, W. Halts:
 * D, J, K, P (news), I (order imbalance), M, Q (additional information), S, V (due to another security), X (equipment), Z (no
 * open, no resume). All others are taken to be indicative, among them C (closing), L (closed), N and U (non-firm) and G (indication
 * of a range).
 */
enum QuoteCondition {
    /** The quote can be traded with. */
    FIRM,
    /** Nobody has to honour the quote. */
    INDICATIVE,
    /** The exchange has stopped trading the security. */
    HALT;

    private static final String FIRM_CODES = "RYOTABEFHW ";
    private static final String HALT_CODES = "DJKPIMQSVXZ";

    /** The meaning of a code; zero is none. */
    static QuoteCondition of(int code) {
        if (code == 0 || FIRM_CODES.indexOf(code) >= 0) {
            return FIRM;
        }
        return HALT_CODES.indexOf(code) >= 0 ? HALT : INDICATIVE;
    }
}
