package io.slipway.data.taq;

import java.util.Set;

/**
 * Meaning of a quote condition of the consolidated tape for an order that would trade with the quote.
 *
 * <p>Firm: none, R (regular), Y (one-sided), O (opening), T (trading resumed), and the slow or manual ones A, B, E, F, H, W. Halts:
 * D, J, K, P (news), I (order imbalance), M, Q (additional information), S, V (due to another security), X (equipment), Z (no
 * open, no resume). All others are taken to be indicative, among them C (closing), L (closed), N and U (non-firm) and G (indication
 * of a range).
 *
 * <p>Monthly files (1993 to 2014) have numbers instead. Regular quotes are 12 (regular), 10 (opening), 1 and 2 (slow on one side), 6
 * (fast trading) and 21 to 26 (automated or slow sides). 4, 7, 9, 11, 13 to 15, 19, 20, 27 and 28 are halts and their causes (4
 * news dissemination, 11 news pending, 13 order imbalance), which studies of monthly TAQ leave out as trading halts. All others are
 * taken to be indicative, among them 3 (closing) and 0. The numbers are from memory of the user guide, not verified.
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
    private static final Set<Integer> FIRM_MODES = Set.of(1, 2, 6, 10, 12, 21, 22, 23, 24, 25, 26);
    private static final Set<Integer> HALT_MODES = Set.of(4, 7, 9, 11, 13, 14, 15, 19, 20, 27, 28);

    /** The meaning of a mode of monthly files. */
    static QuoteCondition ofMode(int mode) {
        if (FIRM_MODES.contains(mode)) {
            return FIRM;
        }
        return HALT_MODES.contains(mode) ? HALT : INDICATIVE;
    }

    /** The meaning of a code; zero is none. */
    static QuoteCondition of(int code) {
        if (code == 0 || FIRM_CODES.indexOf(code) >= 0) {
            return FIRM;
        }
        return HALT_CODES.indexOf(code) >= 0 ? HALT : INDICATIVE;
    }
}
