package fetchlinks.report;

/**
 * Which form the output has. {@code json} wins over {@code quiet}, which wins over {@code plain}.
 *
 * @param plain lines only, nothing that moves; for anything that is no terminal
 * @param ascii nothing beyond ASCII
 * @param color the 16 colours of the terminal's own palette
 * @param quiet nothing but errors
 * @param json one JSON object per line
 * @param videos name each video as it is queued, or would be in a dry run
 */
public record OutputOptions(
    boolean plain, boolean ascii, boolean color, boolean quiet, boolean json, boolean videos) {}
