package fetchlinks.cli;

import fetchlinks.model.ChannelId;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * One of several machines' share of the channels.
 *
 * @param index 0 to {@code count - 1}
 */
record Shard(int index, int count) {

  /** The same on every machine and in every version: the CRC-32 of the name, modulo the count. */
  boolean has(ChannelId id) {
    CRC32 crc = new CRC32();
    crc.update(id.name().getBytes(StandardCharsets.UTF_8));
    return crc.getValue() % count == index;
  }

  /** Reads {@code I/N}, I from 0 to N-1. */
  static Shard parse(String text) throws UsageException {
    String[] parts = text.split("/", -1);
    try {
      int index = Integer.parseInt(parts[0]);
      int count = Integer.parseInt(parts[1]);
      if (parts.length == 2 && index >= 0 && index < count) {
        return new Shard(index, count);
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
      // said below
    }
    throw new UsageException(
        "--shard wants I/N with I from 0 to N-1, for example 0/4, not \"%s\"".formatted(text));
  }
}
