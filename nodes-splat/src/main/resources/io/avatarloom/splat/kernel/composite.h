// Pictures and their gradient. A group has a tile of 16 x 16 pixels, a team of it 8 x 4 of them. A
// tile's list is walked in segments of 128 splats; each team visits only the splats whose ellipse
// reaches its pixels. The forward pass keeps what it has summed at the start of every segment, so
// that the backward pass takes all segments at once, front to back, with the forward pass's own
// transmittances: with u = colour . dL/dRGB + depth dL/dDepth + dL/dAlpha of a splat and R the sum of
// weight times u behind it, dL/dalpha = T u - R / (1 - alpha).
#define PACKED 3
#define RECORD 10
#define HALF (SEGMENT / 2)
#define WORDS (SEGMENT / 32)
#define CHECKPOINT 5
#define LOG2_E 1.4426950408889634f

// bits[team * WORDS + word] gets one bit a splat that reaches the team's pixels; reach has one bit a
// team. Called by the whole group before a barrier.
FUNCTION void post(uint reach, LOCAL_OF uint* bits) {
#if LANES_TALK
  if (ITEM < SEGMENT) {
    for (int team = 0; team < TEAMS; team++) {
      uint votes = team_vote(reach >> team & 1);
      if (LANE == team) {
        bits[team * WORDS + MY_TEAM] = votes;
      }
    }
  }
#else
  if (ITEM < TEAMS * WORDS) {
    bits[ITEM] = 0;
  }
  BARRIER();
  for (int team = 0; team < TEAMS; team++) {
    if (reach >> team & 1) {
      atomic_or(&bits[team * WORDS + MY_TEAM], 1u << LANE);
    }
  }
#endif
}

// One bit for each team whose pixels the ellipse reaches.
FUNCTION uint reach_of(float4 box, float4 conic, int left, int top) {
  uint reach = 0;
  for (int band = 0; band < 4; band++) {
    float span[2];
    row_span(box, conic, top + 4 * band + 0.5f, top + 4 * band + 3.5f, span);
    if (span[0] <= span[1]) {
      reach |= span[0] <= left + 7 && span[1] >= left ? 1u << (2 * band) : 0u;
      reach |= span[0] <= left + 15 && span[1] >= left + 8 ? 2u << (2 * band) : 0u;
    }
  }
  return reach;
}

// Loads the splats of the list from `begin` to `end`, at most a segment: x, y and the conic scaled
// for powers of two; its last entry, log2 opacity, depth; colour.
FUNCTION void load_segment(GLOBAL const float4* fields, GLOBAL const uint* list,
                           GLOBAL const uint* slot_pairs, int begin, int end, int left, int top,
                           LOCAL_OF float4* splats, LOCAL_OF uint* slots, LOCAL_OF uint* bits) {
  uint reach = 0;
  if (ITEM < SEGMENT && begin + ITEM < end) {
    uint slot = list[begin + ITEM];
    uint pair = slot_pairs[slot];
    float4 box = fields[FIELDS * pair];
    float4 conic = fields[FIELDS * pair + 1];
    float4 rest = fields[FIELDS * pair + 2];
    slots[ITEM] = slot;
    splats[PACKED * ITEM] = FLOAT4(box.x, box.y, -0.5f * LOG2_E * conic.x, -LOG2_E * conic.y);
    splats[PACKED * ITEM + 1] = FLOAT4(-0.5f * LOG2_E * conic.z, log2f(rest.x), rest.y, 0);
    splats[PACKED * ITEM + 2] = fields[FIELDS * pair + 3];
    reach = reach_of(box, conic, left, top);
  }
  post(reach, bits);
  BARRIER();
}

// Opacity of a splat at distance dx, dy of its mean, before the ceiling. Both passes take it from
// here, so that they agree about every threshold.
FUNCTION float opacity_at(float4 first, float4 second, float dx, float dy) {
  float row = fmaf(second.x * dy, dy, second.y);
  return power_of_two(fmaf(dx, fmaf(first.z, dx, first.w * dy), row));
}

KERNEL composite(Scene scene, GLOBAL const float* cameras, GLOBAL const float4* fields,
                 GLOBAL const uint* list, GLOBAL const uint* slot_pairs,
                 GLOBAL const uint* tile_start, GLOBAL float* image, GLOBAL float* alpha,
                 GLOBAL float* depth, GLOBAL int* last, GLOBAL float* checkpoints) {
  LOCAL float4 splats[SEGMENT * PACKED];
  LOCAL uint slots[SEGMENT];
  LOCAL uint bits[TEAMS * WORDS];
  LOCAL uint scratch[1];
  int tile = GROUP;
  int view = tile / (scene.tiles_x * scene.tiles_y);
  int in_view = tile - view * scene.tiles_x * scene.tiles_y;
  int left = in_view % scene.tiles_x * SIDE;
  int top = in_view / scene.tiles_x * SIDE;
  int column = left + 8 * (MY_TEAM & 1) + (LANE & 7);
  int row = top + 4 * (MY_TEAM >> 1) + (LANE >> 3);
  float px = column + 0.5f;
  float py = row + 0.5f;
  int start = (int)tile_start[tile];
  int end = (int)tile_start[tile + 1];
  int inside = column < scene.width && row < scene.height;
  int done = !inside;
  int latest = -1;
  float t = 1, r = 0, g = 0, b = 0, z = 0;
  for (int begin = start; begin < end; begin += SEGMENT) {
    // An empty segment, then the end: some CPU compilers get a second way out of this loop wrong.
    end = group_any(!done, scratch) ? end : begin;
    if (begin > start && begin < end) {
      GLOBAL float* kept = checkpoints + begin / SEGMENT * (CHECKPOINT * PIXELS) + ITEM;
      kept[0] = t;
      kept[PIXELS] = r;
      kept[2 * PIXELS] = g;
      kept[3 * PIXELS] = b;
      kept[4 * PIXELS] = z;
    }
    load_segment(fields, list, slot_pairs, begin, end, left, top, splats, slots, bits);
    for (int word = 0; word < WORDS; word++) {
      uint todo = bits[MY_TEAM * WORDS + word];
#if LANES_TALK
      todo = team_vote(!done) ? todo : 0;
#endif
      while (todo != 0) {
        int at = 32 * word + lowest(todo);
        todo &= todo - 1;
        float4 first = splats[PACKED * at];
        float4 second = splats[PACKED * at + 1];
        float4 colour = splats[PACKED * at + 2];
        float opacity = opacity_at(first, second, first.x - px, first.y - py);
        opacity = fminf(scene.ceiling, opacity);
        float next = t * (1 - opacity);
        int counts = !done && opacity >= scene.threshold;
        if (counts && next < scene.stop_below) {
          done = 1;
          counts = 0;
        }
        if (counts) {
          float weight = opacity * t;
          r = fmaf(weight, colour.x, r);
          g = fmaf(weight, colour.y, g);
          b = fmaf(weight, colour.z, b);
          z = fmaf(weight, second.z, z);
          t = next;
          latest = begin + at;
        }
      }
    }
  }
  if (inside) {
    int plane = scene.width * scene.height;
    int pixel = row * scene.width + column;
    GLOBAL const float* background = cameras + CAMERA * view + 23;
    GLOBAL float* out = image + 3 * view * plane + pixel;
    out[0] = fmaf(t, background[0], r);
    out[plane] = fmaf(t, background[1], g);
    out[2 * plane] = fmaf(t, background[2], b);
    alpha[view * plane + pixel] = 1 - t;
    depth[view * plane + pixel] = z;
    last[view * plane + pixel] = latest;
  }
}

// Sums over a team of ten values an item: the item whose sum_place is k gets the k-th.
#if LANES_TALK
FUNCTION float halve(float low, float high, int mask) {
  int upper = LANE & mask;
  return (upper ? high : low) + lane_xor(upper ? low : high, mask);
}

FUNCTION float team_sums(const float* v) {
  float a0 = halve(v[0], v[5], 16);
  float a1 = halve(v[1], v[6], 16);
  float a2 = halve(v[2], v[7], 16);
  float a3 = halve(v[3], v[8], 16);
  float a4 = halve(v[4], v[9], 16);
  float b0 = halve(a0, a1, 8);
  float b1 = halve(a2, a3, 8);
  float b2 = a4 + lane_xor(a4, 8);
  float c0 = halve(b0, b1, 4);
  float c1 = b2 + lane_xor(b2, 4);
  float d = halve(c0, c1, 2);
  return d + lane_xor(d, 1);
}

FUNCTION int sum_place(void) {
  int lane = LANE;
  int place = lane & 2 ? (lane & 12 ? -1 : 4) : (lane >> 1 & 2) + (lane >> 3 & 1);
  return lane & 1 || place < 0 ? -1 : place + (lane & 16 ? 5 : 0);
}
#else
FUNCTION float team_sums_locally(const float* v, __local float* meet) {
  for (int k = 0; k < RECORD; k++) {
    meet[ITEM * RECORD + k] = v[k];
  }
  BARRIER();
  float sum = 0;
  if (LANE < RECORD) {
    for (int k = 0; k < TEAM; k++) {
      sum += meet[(MY_TEAM * TEAM + k) * RECORD + LANE];
    }
  }
  BARRIER();
  return sum;
}

FUNCTION int sum_place(void) { return LANE < RECORD ? LANE : -1; }
#endif

// One group a segment. The record of a slot, with p = dL/dpower and d = mean - pixel centre: sums of
// p, p dx, p dy, p dx^2, p dx dy, p dy^2, then gradients of red, green, blue and depth. touched says
// which slots have one.
KERNEL composite_gradient(Scene scene, GLOBAL const float4* fields, GLOBAL const uint* list,
                          GLOBAL const uint* slot_pairs, GLOBAL const uint* tile_start,
                          GLOBAL const uint* segment_start, GLOBAL const uint* segment_tiles,
                          GLOBAL const uint* counts, GLOBAL const float* image,
                          GLOBAL const float* alpha, GLOBAL const float* depth,
                          GLOBAL const int* last, GLOBAL const float* checkpoints,
                          GLOBAL const float* by_rgb, GLOBAL const float* by_alpha,
                          GLOBAL const float* by_depth, GLOBAL float* records,
                          GLOBAL uchar* touched) {
  LOCAL float4 splats[SEGMENT * PACKED];
  LOCAL uint slots[SEGMENT];
  LOCAL uint bits[TEAMS * WORDS];
  LOCAL float sums[TEAMS * HALF * RECORD];
  LOCAL uint scratch[1];
#if !LANES_TALK
  LOCAL float meet[GROUP_ITEMS * RECORD];
#endif
  if (GROUP >= (int)counts[COUNT_SEGMENTS]) {
    return;
  }
  int tile = (int)segment_tiles[GROUP];
  int view = tile / (scene.tiles_x * scene.tiles_y);
  int in_view = tile - view * scene.tiles_x * scene.tiles_y;
  int left = in_view % scene.tiles_x * SIDE;
  int top = in_view / scene.tiles_x * SIDE;
  int column = left + 8 * (MY_TEAM & 1) + (LANE & 7);
  int row = top + 4 * (MY_TEAM >> 1) + (LANE >> 3);
  float px = column + 0.5f;
  float py = row + 0.5f;
  int start = (int)tile_start[tile];
  int begin = start + (GROUP - (int)segment_start[tile]) * SEGMENT;
  int end = (int)tile_start[tile + 1];
  int plane = scene.width * scene.height;
  int pixel = view * plane + row * scene.width + column;
  int latest = -1;
  if (column < scene.width && row < scene.height) {
    latest = last[pixel];
  }
  int reached = latest >= begin;
  if (!group_any(reached, scratch)) {
    return;
  }
  float gr = 0, gg = 0, gb = 0, ga = 0, gz = 0, t = 1, behind = 0;
  if (reached) {
    int rgb = pixel + 2 * view * plane;
    gr = by_rgb[rgb];
    gg = by_rgb[rgb + plane];
    gb = by_rgb[rgb + 2 * plane];
    ga = by_alpha[pixel];
    gz = by_depth[pixel];
    behind = gr * image[rgb] + gg * image[rgb + plane] + gb * image[rgb + 2 * plane];
    behind = fmaf(ga, alpha[pixel], fmaf(gz, depth[pixel], behind));
    if (begin > start) {
      GLOBAL const float* kept = checkpoints + begin / SEGMENT * (CHECKPOINT * PIXELS) + ITEM;
      t = kept[0];
      behind -= gr * kept[PIXELS] + gg * kept[2 * PIXELS] + gb * kept[3 * PIXELS];
      behind -= gz * kept[4 * PIXELS] + ga * (1 - t);
    }
  }
  load_segment(fields, list, slot_pairs, begin, end, left, top, splats, slots, bits);
  int place = sum_place();
  for (int bank = 0; bank < 2; bank++) {
    LOCAL_OF uint* mine = bits + MY_TEAM * WORDS + 2 * bank;
    uint todo[2] = {mine[0], mine[1]};
#if LANES_TALK
    uint seen[2] = {todo[0], todo[1]};
    int rounds = ONES(todo[0]) + ONES(todo[1]);
#else
    int rounds = 0;
    for (int team = 0; team < TEAMS; team++) {
      int n = ONES(bits[team * WORDS + 2 * bank]) + ONES(bits[team * WORDS + 2 * bank + 1]);
      rounds = n > rounds ? n : rounds;
    }
#endif
    for (int round = 0; round < rounds; round++) {
      int word = todo[0] == 0;
      int any = todo[word] != 0;
      int bit = any ? lowest(todo[word]) : 0;
      int at = 64 * bank + 32 * word + bit;
      todo[word] &= todo[word] - 1;
      float4 first = splats[PACKED * at];
      float4 second = splats[PACKED * at + 1];
      float4 colour = splats[PACKED * at + 2];
      float dx = first.x - px;
      float dy = first.y - py;
      float raw = opacity_at(first, second, dx, dy);
      float opacity = fminf(scene.ceiling, raw);
      int use = any && begin + at <= latest && opacity >= scene.threshold;
#if LANES_TALK
      if (team_vote(use) == 0) {
        seen[word] &= ~(1u << bit);
        continue;
      }
#endif
      float v[RECORD];
      float clear = 1 - opacity;
      float weight = use ? opacity * t : 0;
      float u = fmaf(colour.x, gr, fmaf(colour.y, gg, fmaf(colour.z, gb, fmaf(second.z, gz, ga))));
      behind = fmaf(-weight, u, behind);
      float by_opacity = t * u - behind * reciprocal(clear);
      int flows = use && !(scene.cut_at_ceiling && raw > scene.ceiling);
      float p = flows ? raw * by_opacity : 0;
      t = use ? t * clear : t;
      v[0] = p;
      v[1] = p * dx;
      v[2] = p * dy;
      v[3] = v[1] * dx;
      v[4] = v[1] * dy;
      v[5] = v[2] * dy;
      v[6] = weight * gr;
      v[7] = weight * gg;
      v[8] = weight * gb;
      v[9] = weight * gz;
#if LANES_TALK
      float sum = team_sums(v);
#else
      float sum = team_sums_locally(v, meet);
#endif
      if (any && place >= 0) {
        sums[(MY_TEAM * HALF + (at & (HALF - 1))) * RECORD + place] = sum;
      }
    }
#if LANES_TALK
    if (LANE < 2) {
      mine[LANE] = seen[LANE];
    }
#endif
    BARRIER();
    for (int k = ITEM; k < HALF * RECORD; k += GROUP_ITEMS) {
      int at = k / RECORD;
      int part = k - at * RECORD;
      int word = 2 * bank + at / 32;
      float total = 0;
      int some = 0;
      for (int team = 0; team < TEAMS; team++) {
        if (bits[team * WORDS + word] >> (at & 31) & 1) {
          total += sums[(team * HALF + at) * RECORD + part];
          some = 1;
        }
      }
      if (some) {
        uint slot = slots[64 * bank + at];
        records[slot * RECORD + part] = total;
        if (part == 0) {
          touched[slot] = 1;
        }
      }
    }
    BARRIER();
  }
}
