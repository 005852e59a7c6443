package io.slipway.executions;

import org.jspecify.annotations.Nullable;

/**
 * Terms that a parent order had until it was amended.
 *
 * @param untilNs time of the amendment, in ns since 1970 UTC; a fill of that moment is still of these terms
 * @param qty shares ordered
 * @param limitE9 the limit in 1e-9 of the quote currency; null if there was none
 */
public record OrderVersion(long untilNs, long qty, @Nullable Long limitE9) {}
