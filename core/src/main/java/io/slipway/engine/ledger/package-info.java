/** The exact sums of a run: its fills, its cash and its fees. */
@NullMarked
package io.slipway.engine.ledger;

import org.jspecify.annotations.NullMarked;
