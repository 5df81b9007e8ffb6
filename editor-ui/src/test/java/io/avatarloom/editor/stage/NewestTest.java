package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewestTest {
  @Test
  void whatWaitsWhenTheNextComesIsDropped() {
    Deque<Runnable> busy = new ArrayDeque<>();
    List<String> taken = new ArrayList<>();
    Newest<String> newest = new Newest<>(busy::add, taken::add);
    newest.offer("a");
    newest.offer("b");
    newest.offer("c");
    assertThat(busy).hasSize(1);
    busy.remove().run();
    newest.offer("d");
    busy.remove().run();
    assertThat(taken).containsExactly("c", "d");
    assertThat(busy).isEmpty();
  }
}
