package io.slipway.strategy;

import io.slipway.model.ChildOrder;

/**
 * A child order of which the end is not known yet.
 *
 * @param order as it was sent
 * @param leavesQty shares that can still be filled, as far as is known
 * @param cancelling whether its cancel was sent
 */
public record WorkingOrder(ChildOrder order, long leavesQty, boolean cancelling) {}
