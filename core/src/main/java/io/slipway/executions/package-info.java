/**
 * Executions that really happened: orders and fills of the user, reconciled with each other.
 *
 * <pre>{@code
 * Reconciliation found = Reconciliation.of(new OwnRecords(orders, reports));
 * found.executions().forEach(each -> System.out.println(each.order().id() + " " + each.filledQty()));
 * }</pre>
 */
@NullMarked
package io.slipway.executions;

import org.jspecify.annotations.NullMarked;
