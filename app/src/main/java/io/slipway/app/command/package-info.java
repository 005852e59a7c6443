/** The commands, one class each. */
@NullMarked
package io.slipway.app.command;

import org.jspecify.annotations.NullMarked;
