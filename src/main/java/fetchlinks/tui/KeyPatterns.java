package fetchlinks.tui;

import com.googlecode.lanterna.input.CharacterPattern;
import com.googlecode.lanterna.input.DefaultKeyDecodingProfile;
import com.googlecode.lanterna.input.KeyDecodingProfile;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Lanterna's keys, preceded by a pattern that takes any other control sequence as one unknown key.
 * Without it a focus report or a device's answer would press letters.
 */
final class KeyPatterns implements KeyDecodingProfile {

  @Override
  public Collection<CharacterPattern> getPatterns() {
    List<CharacterPattern> patterns = new ArrayList<>();
    patterns.add(KeyPatterns::anySequence); // a later full match wins over it
    patterns.addAll(new DefaultKeyDecodingProfile().getPatterns());
    return patterns;
  }

  @SuppressWarnings("NullAway") // by Lanterna's contract null says that the pattern does not match
  private static CharacterPattern.Matching anySequence(List<Character> characters) {
    int length = characters.size();
    if (characters.get(0) != ESC_CODE || (length > 1 && characters.get(1) != '[')) {
      return null;
    }
    for (int i = 2; i < length; i++) {
      char c = characters.get(i);
      if (c >= '@' && c <= '~') {
        return i == length - 1
            ? new CharacterPattern.Matching(new KeyStroke(KeyType.Unknown))
            : null;
      }
      if (c < ' ' || c > '?') {
        return null;
      }
    }
    return CharacterPattern.Matching.NOT_YET;
  }
}
