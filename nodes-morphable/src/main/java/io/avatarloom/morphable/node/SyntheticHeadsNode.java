package io.avatarloom.morphable.node;

import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.PictureSet;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.morphable.data.SyntheticHeadsKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A stream of labelled pictures of random heads, drawn when they are asked for. */
public final class SyntheticHeadsNode implements Node {
  private static final int PICTURES_OF_A_PERSON = SyntheticHeadsKind.PICTURES_OF_A_PERSON;

  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "data.syntheticHeads",
          1,
          "Synthetic heads",
          "Pictures of random people with everything known about them: normals, semantic labels,"
              + " depth, mask, points, condition maps, identity, camera, caption, emotion. 25"
              + " pictures a person: 10 within 45 degrees of the front, 14 from elsewhere, one"
              + " frontal and spoilt for the words of negative prompts. Picture and person are a"
              + " function of seed and number alone.");
  private static final Param<String> APPEARANCE =
      B.file(
          "appearance",
          "asset:appearance",
          List.of(),
          "Folder with skins, eyes and hair; loomhead lies beside it.");
  private static final Param<Integer> SEED =
      B.integer("streamSeed", 0, 0, Integer.MAX_VALUE, "", "Names the stream.");
  private static final Param<Integer> FIRST =
      B.integer("firstPerson", 0, 0, 80_000_000, "", "Where the set begins in the stream.");
  private static final Param<Integer> PEOPLE =
      B.integer("people", 1000, 1, 80_000_000, "", "How many people.");
  private static final Param<Integer> SIZE =
      B.integer("sizePx", 128, 16, 1024, "px", "Width and height of a picture.");
  private static final Out<PictureSet> PICTURES =
      B.out("pictures", ValueTypes.PICTURE_SET, "The stream.");
  private static final NodeSpec SPEC = B.notStored().build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    Path appearance = run.path(APPEARANCE);
    Path head = appearance.resolveSibling("loomhead").resolve("loomhead.safetensors");
    if (!Files.isRegularFile(head)) {
      throw NodeException.missing(APPEARANCE.id(), "there is no head model " + head);
    }
    long pictures = (long) PICTURES_OF_A_PERSON * run.get(PEOPLE);
    long first = (long) PICTURES_OF_A_PERSON * run.get(FIRST);
    if (first + pictures > Integer.MAX_VALUE) {
      throw new NodeException(PEOPLE.id(), "the stream ends after 85 million people");
    }
    try {
      String hash = Sha256.of(head) + Sha256.of(appearance);
      run.set(
          PICTURES,
          new PictureSet(
              SyntheticHeadsKind.NAME,
              appearance.getParent().toString(),
              Sha256.of(hash.getBytes(StandardCharsets.UTF_8)),
              run.get(SEED),
              (int) first,
              (int) pictures,
              run.get(SIZE)));
    } catch (IOException e) {
      throw new NodeException(APPEARANCE.id(), e.getMessage(), e);
    }
  }
}
