// From splats to sorted lists of them by tile.
#define SIDE 16
#define PIXELS 256
#define SEGMENT 128

// Fields of a projected splat, four float4: x, y, half width, half height of the visible ellipse;
// conic a, b, c and d^T K d at its edge; opacity, depth, radius, 0; red, green, blue, 0.
#define FIELDS 4
#define COUNT_PAIRS 0
#define COUNT_SLOTS 1
#define COUNT_WANTED 2
#define COUNT_SEGMENTS 3
#define MARGIN 1.0001f
#define PIXEL_MARGIN 0.01f

// Pixel columns that the visible ellipse reaches between two rows of pixel centres: from out[0] to
// out[1], none when out[1] < out[0]. Slightly more at most. Multiply-adds are written out, so that
// no compiler makes one kernel's spans differ from another's.
FUNCTION void row_span(float4 box, float4 conic, float top, float bottom, float* out) {
  float low = fmaxf(top - PIXEL_MARGIN - box.y, -box.w);
  float high = fminf(bottom + PIXEL_MARGIN - box.y, box.w);
  if (!(low <= high)) {
    out[0] = 1;
    out[1] = 0;
    return;
  }
  float slope = -conic.y / conic.x;
  float extreme = -conic.y / conic.z * box.z;
  float right = fminf(high, fmaxf(low, extreme));
  float left = fminf(high, fmaxf(low, -extreme));
  float square = conic.w / conic.x;
  float share_right = right / box.w, share_left = left / box.w;
  float half_right = sqrtf(fmaxf(0, square * fmaf(-share_right, share_right, 1)));
  float half_left = sqrtf(fmaxf(0, square * fmaf(-share_left, share_left, 1)));
  out[0] = ceilf(fmaf(-half_left, MARGIN, fmaf(slope, left, box.x) - (0.5f + PIXEL_MARGIN)));
  out[1] = floorf(fmaf(half_right, MARGIN, fmaf(slope, right, box.x) - (0.5f - PIXEL_MARGIN)));
}

// Tile columns that the ellipse reaches in a row of tiles, within the columns from out[0] to out[1]
// given; half open.
FUNCTION void tile_span(float4 box, float4 conic, int row, int* out) {
  float span[2];
  row_span(box, conic, row * SIDE + 0.5f, row * SIDE + SIDE - 0.5f, span);
  float from = fmaxf(span[0], (float)(out[0] * SIDE));
  float to = fminf(span[1], (float)(out[1] * SIDE - 1));
  if (from <= to) {
    out[0] = (int)from / SIDE;
    out[1] = (int)to / SIDE + 1;
  } else {
    out[1] = out[0];
  }
}

// Tiles whose pixel centres the box of the visible ellipse reaches: x0, y0, x1, y1, half open.
FUNCTION int tile_box(const Scene* scene, float4 box, float radius, int* out) {
  float x0 = fmaxf(0, ceilf(box.x - box.z - 0.501f));
  float y0 = fmaxf(0, ceilf(box.y - box.w - 0.501f));
  float x1 = fminf(scene->width - 1.0f, floorf(box.x + box.z - 0.499f));
  float y1 = fminf(scene->height - 1.0f, floorf(box.y + box.w - 0.499f));
  if (!(x0 <= x1 && y0 <= y1)) {
    return 0;
  }
  out[0] = (int)x0 / SIDE;
  out[1] = (int)y0 / SIDE;
  out[2] = (int)x1 / SIDE + 1;
  out[3] = (int)y1 / SIDE + 1;
  if (scene->square_extent) {
    float most = 1e6f;
    float left = fmaxf(-most, fminf(most, (box.x - 0.5f - radius) / SIDE));
    float top = fmaxf(-most, fminf(most, (box.y - 0.5f - radius) / SIDE));
    float right = fmaxf(-most, fminf(most, (box.x + radius + 14.5f) / SIDE));
    float bottom = fmaxf(-most, fminf(most, (box.y + radius + 14.5f) / SIDE));
    out[0] = (int)left > out[0] ? (int)left : out[0];
    out[1] = (int)top > out[1] ? (int)top : out[1];
    out[2] = (int)right < out[2] ? (int)right : out[2];
    out[3] = (int)bottom < out[3] ? (int)bottom : out[3];
  }
  return out[0] < out[2] && out[1] < out[3];
}

FUNCTION float radius_of(const Scene* scene, const Ellipse* e) {
  float xx = e->cov_xx + scene->dilation, yy = e->cov_yy + scene->dilation;
  if (scene->square_extent) {
    float mid = 0.5f * (xx + yy), half_gap = 0.5f * (xx - yy);
    float gap2 = half_gap * half_gap + e->cov_xy * e->cov_xy;
    return ceilf(3 * sqrtf(mid + sqrtf(fmaxf(0.1f, gap2))));
  }
  float reach = 2 * logf(e->opacity / scene->threshold);
  return ceilf(fminf(3.33f, sqrtf(fmaxf(0, reach))) * sqrtf(fmaxf(xx, yy)));
}

// One item a (view, splat): fields, depth as a sortable key, number of tiles.
KERNEL project(Scene scene, GLOBAL const float* cameras, GLOBAL const float* means,
               GLOBAL const float* quats, GLOBAL const float* scales,
               GLOBAL const float* opacities, GLOBAL const float* sh, GLOBAL float4* fields,
               GLOBAL uint* keys, GLOBAL uint* tiles, GLOBAL float* radii) {
  int pair = GROUP * GROUP_ITEMS + ITEM;
  if (pair >= scene.splats * scene.views) {
    return;
  }
  keys[pair] = 0xffffffffu;
  tiles[pair] = 0;
  radii[pair] = 0;
  int view = pair / scene.splats;
  int i = pair - view * scene.splats;
  GLOBAL const float* camera = cameras + CAMERA * view;
  Shape shape;
  Ellipse e;
  if (!load_shape(means, quats, scales, opacities, i, &shape) ||
      !load_ellipse(&shape, camera, &scene, &e)) {
    return;
  }
  float cut = 2 * logf(e.opacity / scene.threshold);
  if (!(cut >= 0)) {
    return;
  }
  float radius = radius_of(&scene, &e);
  float4 box = FLOAT4(e.x, e.y, sqrtf(cut * (e.cov_xx + scene.dilation)),
                      sqrtf(cut * (e.cov_yy + scene.dilation)));
  float4 conic = FLOAT4(e.conic_a, e.conic_b, e.conic_c, cut);
  int rect[4];
  if (!tile_box(&scene, box, radius, rect)) {
    return;
  }
  Colour colour;
  look(&shape, camera, scene.degree, &colour);
  load_colour(sh + 3 * (scene.degree + 1) * (scene.degree + 1) * i, scene.degree, &colour);
  if (!usable(colour.rgb[0]) || !usable(colour.rgb[1]) || !usable(colour.rgb[2])) {
    return;
  }
  uint count = 0;
  for (int row = rect[1]; row < rect[3]; row++) {
    int span[2] = {rect[0], rect[2]};
    tile_span(box, conic, row, span);
    count += span[1] - span[0];
  }
  radii[pair] = radius;
  tiles[pair] = count;
  keys[pair] = BITS_OF(e.point[2]);
  fields[FIELDS * pair] = box;
  fields[FIELDS * pair + 1] = conic;
  fields[FIELDS * pair + 2] = FLOAT4(e.opacity, e.point[2], radius, 0);
  fields[FIELDS * pair + 3] = FLOAT4(colour.rgb[0], colour.rgb[1], colour.rgb[2], 0);
}

// One item a (view, splat) from front to back: a slot for each of its tiles.
KERNEL emit(Scene scene, GLOBAL const uint* order, GLOBAL const uint* tiles,
            GLOBAL const float4* fields, GLOBAL uint* slot_start, GLOBAL uint* tile_keys,
            GLOBAL uint* slot_pairs, GLOBAL uint* tile_counts, GLOBAL uint* words,
            GLOBAL uint* ticket, GLOBAL uint* counts) {
  LOCAL uint scratch[GROUP_ITEMS];
  int group = draw(ticket, scratch);
  int rank = group * GROUP_ITEMS + ITEM;
  int pairs = scene.splats * scene.views;
  int pair = rank < pairs ? (int)order[rank] : 0;
  uint count = rank < pairs ? tiles[pair] : 0;
  uint total;
  uint start = group_scan(count, scratch, &total);
  if (ITEM == 0) {
    scratch[0] = chain(words, group, 1, total > SUM ? SUM : total);
  }
  BARRIER();
  start += scratch[0];
  if (rank == pairs - 1) {
    uint wanted = start + count;
    counts[COUNT_WANTED] = wanted;
    counts[COUNT_SLOTS] = wanted < (uint)scene.slots ? wanted : (uint)scene.slots;
  }
  if (rank >= pairs) {
    return;
  }
  slot_start[pair] = start;
  if (count == 0) {
    return;
  }
  float4 box = fields[FIELDS * pair];
  float4 conic = fields[FIELDS * pair + 1];
  float4 rest = fields[FIELDS * pair + 2];
  int rect[4];
  tile_box(&scene, box, rest.z, rect);
  uint slot = start;
  int first = pair / scene.splats * scene.tiles_x * scene.tiles_y;
  for (int row = rect[1]; row < rect[3]; row++) {
    int span[2] = {rect[0], rect[2]};
    tile_span(box, conic, row, span);
    for (int column = span[0]; column < span[1] && slot < (uint)scene.slots; column++) {
      uint tile = first + row * scene.tiles_x + column;
      tile_keys[slot] = tile;
      slot_pairs[slot] = pair;
      GLOBAL_ADD(&tile_counts[tile], 1u);
      slot++;
    }
  }
}

// One item a tile: where its list begins, where its segments do, and the digits of the sort.
KERNEL lay_out(int tiles, GLOBAL const uint* tile_counts, GLOBAL uint* tile_start,
               GLOBAL uint* segment_start, GLOBAL uint* segment_tiles, GLOBAL uint* histograms,
               int bits, int passes, GLOBAL uint* words, GLOBAL uint* ticket,
               GLOBAL uint* counts, int groups) {
  LOCAL uint scratch[GROUP_ITEMS];
  LOCAL uint sums[2];
  int group = draw(ticket, scratch);
  int tile = group * GROUP_ITEMS + ITEM;
  uint count = tile < tiles ? tile_counts[tile] : 0;
  uint segments = (count + SEGMENT - 1) / SEGMENT;
  uint total;
  uint start = group_scan(count, scratch, &total);
  uint all_segments;
  uint segment = group_scan(segments, scratch, &all_segments);
  if (ITEM < 2) {
    sums[ITEM] = chain(words + ITEM * groups, group, 1, ITEM == 0 ? total : all_segments);
  }
  BARRIER();
  start += sums[0];
  segment += sums[1];
  if (tile >= tiles) {
    return;
  }
  tile_start[tile] = start;
  segment_start[tile] = segment;
  if (tile == tiles - 1) {
    tile_start[tiles] = start + count;
    segment_start[tiles] = segment + segments;
    counts[COUNT_SEGMENTS] = segment + segments;
  }
  for (uint k = 0; k < segments; k++) {
    segment_tiles[segment + k] = tile;
  }
  if (count != 0) {
    for (int pass = 0; pass < passes; pass++) {
      GLOBAL_ADD(&histograms[pass * DIGITS + (tile >> pass * bits & ((1 << bits) - 1))], count);
    }
  }
}
