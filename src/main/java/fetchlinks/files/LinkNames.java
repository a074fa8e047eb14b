package fetchlinks.files;

import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Names of link files. An id can be anything a site sends, so it never becomes a name unchecked.
 * All names are plain ASCII without a separator and do not begin with a dot.
 */
final class LinkNames {

  static final String ENDING = ".link";

  private static final int PREFIX = 20;

  private LinkNames() {}

  /**
   * The names an id may have, the best one first: its first 20 characters where they are safe, then
   * with more and more of its hash, which is what tells ids apart that begin alike, differ only in
   * case or in unsafe characters.
   */
  static List<String> candidates(String id) {
    String prefix = id.substring(0, Math.min(PREFIX, id.length()));
    List<String> names = new ArrayList<>(5);
    String safe = safe(prefix);
    if (safe.equals(prefix) && safe(id).equals(id)) {
      names.add(prefix + ENDING);
    }
    String hash = hash(id);
    for (int digits = 8; digits <= hash.length(); digits *= 2) {
      names.add(safe + "~" + hash.substring(0, digits) + ENDING);
    }
    return names;
  }

  /** What two names have in common that are one name for a case-insensitive file system. */
  static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String safe(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean allowed = c < 128 && (Character.isLetterOrDigit(c) || "_-.".indexOf(c) >= 0);
      safe.append(allowed && !(c == '.' && i == 0) ? c : '_');
    }
    return safe.toString();
  }

  /** 64 hexadecimal digits; of the id as JSON, which has bytes for whatever an id may hold. */
  static String hash(String id) {
    String json = JsonText.encodable(new JsonPrimitive(id).toString());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
