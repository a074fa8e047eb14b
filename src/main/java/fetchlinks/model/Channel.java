package fetchlinks.model;

import java.nio.file.Path;

/**
 * One channel file, as read.
 *
 * @param file the TOML file it came from
 * @param link any channel, tab, playlist or feed address
 * @param targetFolder folder below {@code target_dir}; also the name shown and {@code my_title}
 * @param maxHeight copied into every link
 * @param enabled false: listed, never checked
 */
public record Channel(
    ChannelId id,
    Path file,
    String link,
    String targetFolder,
    long maxHeight,
    Marker marker,
    boolean enabled,
    Baseline baseline) {}
