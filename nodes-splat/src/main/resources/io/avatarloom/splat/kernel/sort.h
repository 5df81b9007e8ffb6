// Stable radix sort, one launch a digit (after Adinets and Merrill 2022, "Onesweep"): each group
// takes the next 2048 keys, ranks them, learns from the groups before it where its digits begin, and
// writes. Sums over groups are chained: a word holds a sum and whether it is of one group or of all
// up to it. A group draws its number, so that the groups it waits for have always begun.
#define KEYS_PER_ITEM 8
#define KEYS_PER_GROUP (GROUP_ITEMS * KEYS_PER_ITEM)
#define DIGITS 256
#define OWN 0x40000000u
#define ALL 0x80000000u
#define SUM 0x3fffffffu
// Words read at once.
#if LANES_TALK
#define AHEAD 4
#else
#define AHEAD 1
#endif

// Number of this group in the order of beginning.
FUNCTION int draw(GLOBAL uint* ticket, LOCAL_OF uint* scratch) {
  if (ITEM == 0) {
    scratch[0] = GLOBAL_ADD(ticket, 1u);
  }
  BARRIER();
  int number = (int)scratch[0];
  BARRIER();
  return number;
}

// Sum over all groups before `group`, whose own sum is `own`. Words of one chain lie `stride` apart.
// Sums stop at SUM.
FUNCTION uint chain(GLOBAL uint* words, int group, int stride, uint own) {
  uint before = 0;
  if (group > 0) {
    PUBLISH(&words[group * stride], own | OWN);
    int at = group - 1;
    int found = 0;
    while (!found) {
      uint word[AHEAD];
      for (int k = 0; k < AHEAD; k++) {
        word[k] = at - k >= 0 ? OBSERVE(&words[(at - k) * stride]) : ALL;
      }
      for (int k = 0; k < AHEAD && !found && word[k] != 0; k++) {
        before += word[k] & SUM;
        before = before > SUM ? SUM : before;
        found = word[k] >= ALL;
        at--;
      }
    }
  }
  uint through = before + own;
  PUBLISH(&words[group * stride], (through > SUM ? SUM : through) | ALL);
  return before;
}

// Occurrences of each value of each of the four bytes of the keys.
KERNEL sort_count(GLOBAL const uint* keys, int count, GLOBAL uint* histograms) {
  LOCAL uint seen[4 * DIGITS];
  for (int k = 0; k < 4; k++) {
    seen[k * DIGITS + ITEM] = 0;
  }
  BARRIER();
  for (int k = 0; k < KEYS_PER_ITEM; k++) {
    int at = GROUP * KEYS_PER_GROUP + k * GROUP_ITEMS + ITEM;
    if (at < count) {
      uint key = keys[at];
      LOCAL_ADD(&seen[key & 255], 1u);
      LOCAL_ADD(&seen[DIGITS + (key >> 8 & 255)], 1u);
      LOCAL_ADD(&seen[2 * DIGITS + (key >> 16 & 255)], 1u);
      LOCAL_ADD(&seen[3 * DIGITS + (key >> 24)], 1u);
    }
  }
  BARRIER();
  for (int k = 0; k < 4; k++) {
    uint n = seen[k * DIGITS + ITEM];
    if (n != 0) {
      GLOBAL_ADD(&histograms[k * DIGITS + ITEM], n);
    }
  }
}

// Sorts by the digit of `bits` bits at `shift`, counted in a row of the histograms. The number of keys is counts[which]. Without values
// in (`numbered`), a key's value is its place.
KERNEL sort_pass(GLOBAL const uint* keys, GLOBAL const uint* values, GLOBAL uint* keys_out,
                 GLOBAL uint* values_out, GLOBAL const uint* histograms, int row, GLOBAL uint* words,
                 GLOBAL uint* ticket, GLOBAL const uint* counts, int which, int shift, int bits,
                 int numbered) {
  LOCAL uint seen[TEAMS * DIGITS];
  LOCAL uint begin[DIGITS];
  LOCAL uint scratch[GROUP_ITEMS];
  int count = (int)counts[which];
  int group = draw(ticket, scratch);
  if (group * KEYS_PER_GROUP >= count) {
    return;
  }
  for (int k = 0; k < TEAMS; k++) {
    seen[k * DIGITS + ITEM] = 0;
  }
  BARRIER();
  uint mask = (1u << bits) - 1u;
  int first = group * KEYS_PER_GROUP + MY_TEAM * TEAM * KEYS_PER_ITEM + LANE;
  LOCAL_OF uint* mine = seen + MY_TEAM * DIGITS;
  uint key[KEYS_PER_ITEM];
  uint rank[KEYS_PER_ITEM];
  for (int k = 0; k < KEYS_PER_ITEM; k++) {
    int at = first + k * TEAM;
    key[k] = at < count ? keys[at] : 0xffffffffu;
  }
  for (int k = 0; k < KEYS_PER_ITEM; k++) {
    int held = first + k * TEAM < count;
    uint digit = key[k] >> shift & mask;
    uint equal = TEAM_VOTE(held, scratch);
    for (int bit = 0; bit < bits; bit++) {
      int one = digit >> bit & 1;
      uint votes = TEAM_VOTE(one, scratch);
      equal &= one ? votes : ~votes;
    }
    uint below = equal & ((1u << LANE) - 1u);
    uint earlier = held ? mine[digit] : 0u;
    rank[k] = earlier + ONES(below);
    team_sync();
    if (held && below == 0) {
      mine[digit] = earlier + ONES(equal);
    }
    team_sync();
  }
  BARRIER();
  uint own = 0;
  for (int k = 0; k < TEAMS; k++) {
    uint n = seen[k * DIGITS + ITEM];
    seen[k * DIGITS + ITEM] = own;
    own += n;
  }
  uint total;
  uint base = group_scan(histograms[row * DIGITS + ITEM], scratch, &total);
  begin[ITEM] = base + chain(words + ITEM, group, DIGITS, own);
  BARRIER();
  for (int k = 0; k < KEYS_PER_ITEM; k++) {
    int at = first + k * TEAM;
    if (at < count) {
      uint digit = key[k] >> shift & mask;
      uint place = begin[digit] + mine[digit] + rank[k];
      keys_out[place] = key[k];
      values_out[place] = numbered ? (uint)at : values[at];
    }
  }
}
