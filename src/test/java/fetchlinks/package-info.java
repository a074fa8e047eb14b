/** Tests of the program as a whole: which part may know which. */
@NullMarked
package fetchlinks;

import org.jspecify.annotations.NullMarked;
