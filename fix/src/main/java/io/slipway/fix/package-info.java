/** Orders and fills of FIX logs, parsed by QuickFIX/J. */
@NullMarked
package io.slipway.fix;

import org.jspecify.annotations.NullMarked;
