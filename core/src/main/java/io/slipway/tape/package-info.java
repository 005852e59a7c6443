/** The market as recorded: storage of all events, their digest, a cursor over them. */
@NullMarked
package io.slipway.tape;

import org.jspecify.annotations.NullMarked;
