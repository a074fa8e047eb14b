/**
 * What the program talks about: channels, videos, markers, states and failures. No I/O, no threads.
 */
@CheckReturnValue
@NullMarked
package fetchlinks.model;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
