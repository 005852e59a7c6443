/** Commands about the costs of own orders, after the trade and before it. */
@NullMarked
package io.slipway.app.command.costs;

import org.jspecify.annotations.NullMarked;
