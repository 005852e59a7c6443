/** Options and arguments of the command line. */
@NullMarked
package io.slipway.app.option;

import org.jspecify.annotations.NullMarked;
