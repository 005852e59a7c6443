/** Costs of executions that really happened, measured against the market data of their days. */
@NullMarked
package io.slipway.executions.measure;

import org.jspecify.annotations.NullMarked;
