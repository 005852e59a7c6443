/** Files of orders and fills of the user: CSV with columns of any name, and other formats that are found as services. */
@NullMarked
package io.slipway.data.executions;

import org.jspecify.annotations.NullMarked;
