package io.slipway.executions;

/**
 * Identifiers of a fill; empty where they are not known.
 *
 * @param execution of the fill itself
 * @param order of its parent order
 * @param child of the child order that it filled
 */
public record FillIds(String execution, String order, String child) {}
