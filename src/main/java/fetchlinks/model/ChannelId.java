package fetchlinks.model;

/**
 * A channel's id in the program: the name of its TOML file without {@code .toml}.
 *
 * @param name never blank
 */
public record ChannelId(String name) implements Comparable<ChannelId> {

  public ChannelId {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a channel's name is blank");
    }
  }

  @Override
  public int compareTo(ChannelId other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
