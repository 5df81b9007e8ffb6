// What happens to splats between two renders: screen statistics, regularisers, sums of gradients and
// Adam. One item a number unless said otherwise; indices of splats are kept as numbers.
#define INDEX (GROUP * GROUP_ITEMS + ITEM)

KERNEL adam_step(int numbers, int row, int coloured, int moving, float rate, float higher,
                 float beta1, float beta2, float rest1, float rest2, float correction1,
                 float correction2, float epsilon, GLOBAL const float* x, GLOBAL const float* g,
                 GLOBAL const float* m, GLOBAL const float* v, GLOBAL const float* facial,
                 GLOBAL float* next_x, GLOBAL float* next_m, GLOBAL float* next_v) {
  int i = INDEX;
  if (i >= numbers) {
    return;
  }
  float value = x[i], first = m[i], second = v[i];
  if (moving == 0 || (facial[i / row] > 0.5f) == (moving == 1)) {
    float gradient = usable(g[i]) ? g[i] : 0;
    first = beta1 * first + rest1 * gradient;
    second = beta2 * second + rest2 * gradient * gradient;
    float step = rate * (first / correction1) / (sqrtf(second / correction2) + epsilon);
    value -= coloured && i / 3 % (row / 3) > 0 ? higher * step : step;
  }
  next_x[i] = value;
  next_m[i] = first;
  next_v[i] = second;
}

KERNEL add_numbers(int numbers, int terms, GLOBAL const float* a, GLOBAL const float* b,
                   GLOBAL const float* c, GLOBAL const float* d, GLOBAL float* out) {
  int i = INDEX;
  if (i < numbers) {
    float sum = a[i];
    sum += terms > 1 ? b[i] : 0;
    sum += terms > 2 ? c[i] : 0;
    sum += terms > 3 ? d[i] : 0;
    out[i] = sum;
  }
}

KERNEL larger_numbers(int numbers, GLOBAL const float* a, GLOBAL const float* b,
                      GLOBAL float* out) {
  int i = INDEX;
  if (i < numbers) {
    out[i] = fmaxf(a[i], b[i]);
  }
}

KERNEL scale_numbers(int numbers, float factor, GLOBAL const float* a, GLOBAL float* out) {
  int i = INDEX;
  if (i < numbers) {
    out[i] = factor * a[i];
  }
}

KERNEL mask_rows(int numbers, int row, int keep_facial, GLOBAL const float* a,
                 GLOBAL const float* facial, GLOBAL float* out) {
  int i = INDEX;
  if (i < numbers) {
    out[i] = (facial[i / row] > 0.5f) == keep_facial ? a[i] : 0;
  }
}

// One item a splat: the pull to its home among the reference; home is -1 for none.
KERNEL pull_home(int splats, float unit, GLOBAL const float* x, GLOBAL const float* reference,
                 GLOBAL const float* home, GLOBAL const float* share, GLOBAL float* gradient,
                 GLOBAL float* loss) {
  int i = INDEX;
  if (i >= splats) {
    return;
  }
  int j = (int)home[i];
  float weight = unit * share[i];
  float sum = 0;
  for (int axis = 0; axis < 3; axis++) {
    float d = j < 0 ? 0 : x[3 * i + axis] - reference[3 * j + axis];
    gradient[3 * i + axis] = 2 * weight * d;
    sum += weight * d * d;
  }
  loss[i] = sum;
}

#define MOST_NEIGHBOURS 10

// One item a point: how the uniform Laplacian of its displacement differs from none.
KERNEL ring_difference(int points, float unit, GLOBAL const float* x, GLOBAL const float* reference,
                       GLOBAL const float* present, GLOBAL const float* began,
                       GLOBAL const float* ring, GLOBAL float* difference, GLOBAL float* loss) {
  int k = INDEX;
  if (k >= points) {
    return;
  }
  int count = 0;
  while (count < MOST_NEIGHBOURS && ring[MOST_NEIGHBOURS * k + count] >= 0) {
    count++;
  }
  float sum = 0;
  for (int axis = 0; axis < 3; axis++) {
    float own = x[3 * (int)present[k] + axis] - reference[3 * (int)began[k] + axis];
    float others = 0;
    for (int n = 0; n < count; n++) {
      int j = (int)ring[MOST_NEIGHBOURS * k + n];
      others += x[3 * (int)present[j] + axis] - reference[3 * (int)began[j] + axis];
    }
    float d = count > 0 ? own - others / count : own;
    difference[3 * k + axis] = d;
    sum += unit * d * d;
  }
  loss[k] = sum;
}

// One item a point: the transposed Laplacian of the differences, at the point's splat. Source k of
// a point counts with its share, one over how many neighbours it has.
KERNEL ring_gradient(int points, float unit, GLOBAL const float* difference,
                     GLOBAL const float* present, GLOBAL const float* start,
                     GLOBAL const float* source, GLOBAL const float* share,
                     GLOBAL float* gradient) {
  int k = INDEX;
  if (k >= points) {
    return;
  }
  for (int axis = 0; axis < 3; axis++) {
    float sum = difference[3 * k + axis];
    for (int n = (int)start[k]; n < (int)start[k + 1]; n++) {
      sum -= share[n] * difference[3 * (int)source[n] + axis];
    }
    gradient[3 * (int)present[k] + axis] = 2 * unit * sum;
  }
}

KERNEL shrink_scales(int numbers, float mean, float soft, float ceiling, GLOBAL const float* logs,
                     GLOBAL float* gradient, GLOBAL float* loss) {
  int i = INDEX;
  if (i < numbers) {
    float scale = expf(logs[i]);
    float excess = fmaxf(0, logs[i] - ceiling);
    gradient[i] = mean * scale + 2 * soft * excess;
    loss[i] = mean * scale + soft * excess * excess;
  }
}

// One group: the sum of all numbers, always in the same order.
KERNEL sum_up(int numbers, GLOBAL const float* a, GLOBAL float* out) {
  LOCAL float part[GROUP_ITEMS];
  float sum = 0;
  for (int i = ITEM; i < numbers; i += GROUP_ITEMS) {
    sum += a[i];
  }
  part[ITEM] = sum;
  for (int reach = GROUP_ITEMS / 2; reach > 0; reach /= 2) {
    BARRIER();
    if (ITEM < reach) {
      part[ITEM] += part[ITEM + reach];
    }
  }
  if (ITEM == 0) {
    out[0] = part[0];
  }
}

// One item a splat: what densification wants to know of a backward pass (3DGS, section 5.2).
KERNEL screen_statistics(int splats, int views, int from, float half_width, float half_height,
                         GLOBAL const float* screen, GLOBAL const float* radii, GLOBAL float* sums,
                         GLOBAL float* seen, GLOBAL float* largest) {
  int i = INDEX;
  if (i >= splats) {
    return;
  }
  float sum = 0, count = 0, radius = 0;
  for (int view = from; view < views; view++) {
    int pair = view * splats + i;
    if (radii[pair] > 0) {
      float x = half_width * screen[2 * pair];
      float y = half_height * screen[2 * pair + 1];
      sum += sqrtf(x * x + y * y);
      count += 1;
      radius = fmaxf(radius, radii[pair]);
    }
  }
  sums[i] = sum;
  seen[i] = count;
  largest[i] = radius;
}
