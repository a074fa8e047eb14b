package fetchlinks.model;

/**
 * A video that is to be queued.
 *
 * @param resurfaced found below what was known already: published late, moved, or missed before
 */
public record NewVideo(Video video, boolean resurfaced) {}
