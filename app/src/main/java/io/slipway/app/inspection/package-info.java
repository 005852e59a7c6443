/** Survey of market data in words for a person: tables for the terminal, uses and caveats. */
@NullMarked
package io.slipway.app.inspection;

import org.jspecify.annotations.NullMarked;
