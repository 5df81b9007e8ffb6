package io.avatarloom.eval.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.TextValue;
import io.avatarloom.eval.EvalNodes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class UserStudyNodeTest {
  private static final List<ImageBatch> SIX =
      Collections.nCopies(6, new ImageBatch(Tensor.zeros(2, 3, 16, 16)));

  private static JsonNode study(long seed, Map<String, ?> params) throws Exception {
    Path here = Path.of(".");
    try (SingleNode exec =
        new SingleNode(new Catalogue(List.of(new EvalNodes())), here, here, seed, 0, 1)) {
      TextValue page =
          (TextValue)
              exec.exec("eval.userStudy", Map.of("first", SIX, "second", SIX), params).get("page");
      Matcher data =
          Pattern.compile("id=\"study\">(.*?)</script>", Pattern.DOTALL).matcher(page.text());
      assertThat(data.find()).isTrue();
      return new ObjectMapper().readTree(data.group(1));
    }
  }

  private static List<String> order(JsonNode study) {
    List<String> order = new ArrayList<>();
    study.path("trials").forEach(t -> order.add(t.path("person").asText() + t.at("/left/method")));
    return order;
  }

  @Test
  void theSeedDecidesOrderAndSides() throws Exception {
    List<String> seven = order(study(7, Map.of()));

    assertThat(seven).isEqualTo(order(study(7, Map.of()))).isNotEqualTo(order(study(8, Map.of())));
    assertThat(seven.stream().map(one -> one.substring(0, 1)))
        .containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5");
    assertThat(String.join(" ", seven)).contains("first", "second");
  }

  @Test
  void aTextCannotEndTheScript() throws Exception {
    JsonNode study = study(1, Map.of("people", List.of("</script><b>")));

    assertThat(study.path("questions")).hasSize(4);
    assertThat(String.join(" ", order(study))).contains("</script><b>");
  }

  @Test
  void unequalPairsAreRefused() {
    Map<String, List<?>> inputs = Map.of("first", SIX, "second", SIX.subList(0, 5));
    assertThatThrownBy(() -> Eval.exec("eval.userStudy", inputs, Map.of()))
        .hasMessageContaining("a link a person as in first, 6, met 5");
    Map<String, List<?>> photos =
        Map.of("first", SIX, "second", SIX, "photos", List.of(new Image(Tensor.zeros(3, 8, 8))));
    assertThatThrownBy(() -> Eval.exec("eval.userStudy", photos, Map.of()))
        .hasMessageContaining("none or 6, met 1");
  }
}
