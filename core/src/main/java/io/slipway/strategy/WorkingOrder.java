package io.slipway.strategy;

import io.slipway.model.ChildOrder;

/**
 * A child order that has not ended, as far as is known.
 *
 * @param order the order as sent
 * @param leavesQty shares that can still fill, as far as is known
 * @param cancelling true if a cancel request was sent
 */
public record WorkingOrder(ChildOrder order, long leavesQty, boolean cancelling) {}
