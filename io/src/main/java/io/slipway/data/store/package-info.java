/** Tapes as files that are opened without reading them again, and the folder that keeps them between commands. */
@NullMarked
package io.slipway.data.store;

import org.jspecify.annotations.NullMarked;
