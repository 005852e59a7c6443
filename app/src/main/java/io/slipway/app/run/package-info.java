/** Steps and terminal output that several commands share. */
@NullMarked
package io.slipway.app.run;

import org.jspecify.annotations.NullMarked;
