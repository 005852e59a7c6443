@NullMarked
package io.slipway.dbn;

import org.jspecify.annotations.NullMarked;
