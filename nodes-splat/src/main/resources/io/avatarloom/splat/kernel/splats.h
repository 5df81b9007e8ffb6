// Gradient of what a pair's records sum up to, taken to the raw parameters. One item a splat; the
// order of every sum is fixed.
typedef struct {
  float matrix[9];  // by R diag(s), rows
  float mean[3];
  float opacity;
  float screen[2];
} ByShape;

FUNCTION void ellipse_gradient(const Shape* s, const Ellipse* e, GLOBAL const float* c,
                               const float* sums, ByShape* out) {
  float ka = e->conic_a, kb = e->conic_b, kc = e->conic_c;
  float gx = -(ka * sums[1] + kb * sums[2]);
  float gy = -(kb * sums[1] + kc * sums[2]);
  out->screen[0] = gx;
  out->screen[1] = gy;
  float by_opacity = sums[0] / e->opacity;
  out->opacity += by_opacity * e->compensation;
  float kxx = -0.5f * sums[3], kxy = -0.5f * sums[4], kyy = -0.5f * sums[5];
  float pxx = ka * kxx + kb * kxy, pxy = ka * kxy + kb * kyy;
  float pyx = kb * kxx + kc * kxy, pyy = kb * kxy + kc * kyy;
  float cxx = -(pxx * ka + pxy * kb);
  float cxy = -(pxx * kb + pxy * kc);
  float cyy = -(pyx * kb + pyy * kc);
  if (e->compensated) {
    float half_ = 0.5f * e->compensation * by_opacity * s->opacity;
    cxx += half_ * (e->plain_a - ka);
    cxy += half_ * (e->plain_b - kb);
    cyy += half_ * (e->plain_c - kc);
  }
  float j00 = 0, j02 = 0, j11 = 0, j12 = 0;
  float row0[3] = {0, 0, 0}, row1[3] = {0, 0, 0};
  for (int k = 0; k < 3; k++) {
    float b0 = 2 * (cxx * e->b[k] + cxy * e->b[3 + k]);
    float b1 = 2 * (cxy * e->b[k] + cyy * e->b[3 + k]);
    for (int i = 0; i < 3; i++) {
      float m = s->rotation[3 * i + k] * s->scale[k];
      out->matrix[3 * i + k] += e->a[i] * b0 + e->a[3 + i] * b1;
      row0[i] = fmaf(b0, m, row0[i]);
      row1[i] = fmaf(b1, m, row1[i]);
    }
  }
  for (int i = 0; i < 3; i++) {
    j00 = fmaf(row0[i], c[i], j00);
    j02 = fmaf(row0[i], c[6 + i], j02);
    j11 = fmaf(row1[i], c[3 + i], j11);
    j12 = fmaf(row1[i], c[6 + i], j12);
  }
  float z = 1 / e->point[2];
  float fx = c[15] * z, fy = c[16] * z;
  float dx = fx * gx - (e->clamped_x ? 0 : fx * z * j02);
  float dy = fy * gy - (e->clamped_y ? 0 : fy * z * j12);
  float dz = -(fx * e->point[0] * gx + fy * e->point[1] * gy) * z - fx * z * j00 - fy * z * j11 +
             (e->clamped_x ? 1 : 2) * fx * z * (e->tx * z) * j02 +
             (e->clamped_y ? 1 : 2) * fy * z * (e->ty * z) * j12 + sums[9];
  for (int k = 0; k < 3; k++) {
    out->mean[k] += fmaf(c[k], dx, fmaf(c[3 + k], dy, c[6 + k] * dz));
  }
}

FUNCTION void quaternion_gradient(const Shape* s, const float* dr, float* out) {
  float w = s->quat[0], x = s->quat[1], y = s->quat[2], z = s->quat[3];
  float g[4];
  g[0] = 2 * (x * (dr[7] - dr[5]) + y * (dr[2] - dr[6]) + z * (dr[3] - dr[1]));
  g[1] = 2 * (w * (dr[7] - dr[5]) - 2 * x * (dr[4] + dr[8]) + y * (dr[1] + dr[3]) +
              z * (dr[2] + dr[6]));
  g[2] = 2 * (w * (dr[2] - dr[6]) + x * (dr[1] + dr[3]) - 2 * y * (dr[0] + dr[8]) +
              z * (dr[5] + dr[7]));
  g[3] = 2 * (w * (dr[3] - dr[1]) + x * (dr[2] + dr[6]) + y * (dr[5] + dr[7]) -
              2 * z * (dr[0] + dr[4]));
  float radial = w * g[0] + x * g[1] + y * g[2] + z * g[3];
  for (int k = 0; k < 4; k++) {
    out[k] = (g[k] - s->quat[k] * radial) / s->norm;
  }
}

// Adds the gradient of colour by coefficients and by the mean; channels clamped to 0 have none.
FUNCTION void colour_gradient(GLOBAL const float* sh, int degree, const Colour* c, const float* g,
                              float* by_sh, float* by_mean) {
  float weight[16];
  for (int k = 0; k < 16; k++) {
    weight[k] = 0;
    if (k < (degree + 1) * (degree + 1)) {
      for (int channel = 0; channel < 3; channel++) {
        by_sh[3 * k + channel] = fmaf(c->basis[k], g[channel], by_sh[3 * k + channel]);
        if (degree > 0) {
          weight[k] = fmaf(sh[3 * k + channel], g[channel], weight[k]);
        }
      }
    }
  }
  if (degree > 0) {
    float d[3];
    harmonics_gradient(degree, c->direction[0], c->direction[1], c->direction[2], weight, d);
    float radial = c->direction[0] * d[0] + c->direction[1] * d[1] + c->direction[2] * d[2];
    for (int k = 0; k < 3; k++) {
      by_mean[k] += (d[k] - c->direction[k] * radial) / c->distance;
    }
  }
}

// Sums the records of a pair's slots; false when it has none.
FUNCTION int gather(GLOBAL const float* records, GLOBAL const uchar* touched, uint from, uint to,
                    float* sums) {
  int some = 0;
  for (int k = 0; k < RECORD; k++) {
    sums[k] = 0;
  }
  for (uint slot = from; slot < to; slot++) {
    if (touched[slot]) {
      some = 1;
      for (int k = 0; k < RECORD; k++) {
        sums[k] += records[slot * RECORD + k];
      }
    }
  }
  return some;
}

KERNEL splat_gradient(Scene scene, GLOBAL const float* cameras, GLOBAL const float* means,
                      GLOBAL const float* quats, GLOBAL const float* scales,
                      GLOBAL const float* opacities, GLOBAL const float* sh,
                      GLOBAL const float4* fields, GLOBAL const uint* tiles,
                      GLOBAL const uint* slot_start, GLOBAL const float* records,
                      GLOBAL const uchar* touched, GLOBAL float* by_means, GLOBAL float* by_quats,
                      GLOBAL float* by_scales, GLOBAL float* by_opacities, GLOBAL float* by_sh,
                      GLOBAL float* screen) {
  int i = GROUP * GROUP_ITEMS + ITEM;
  if (i >= scene.splats) {
    return;
  }
  int coefficients = 3 * (scene.degree + 1) * (scene.degree + 1);
  Shape shape;
  ByShape by;
  float sh_sums[48];
  int loaded = 0;
  for (int k = 0; k < 48; k++) {
    sh_sums[k] = 0;
  }
  for (int k = 0; k < 9; k++) {
    by.matrix[k] = 0;
  }
  by.mean[0] = by.mean[1] = by.mean[2] = by.opacity = 0;
  for (int view = 0; view < scene.views; view++) {
    int pair = view * scene.splats + i;
    float sums[RECORD];
    by.screen[0] = by.screen[1] = 0;
    uint from = slot_start[pair];
    uint to = from + tiles[pair];
    if (to <= (uint)scene.slots && gather(records, touched, from, to, sums)) {
      GLOBAL const float* camera = cameras + CAMERA * view;
      if (!loaded) {
        loaded = load_shape(means, quats, scales, opacities, i, &shape);
      }
      Ellipse e;
      load_ellipse(&shape, camera, &scene, &e);
      ellipse_gradient(&shape, &e, camera, sums, &by);
      Colour colour;
      look(&shape, camera, scene.degree, &colour);
      float4 rgb = fields[FIELDS * pair + 3];
      float g[3] = {rgb.x > 0 ? sums[6] : 0, rgb.y > 0 ? sums[7] : 0, rgb.z > 0 ? sums[8] : 0};
      colour_gradient(sh + coefficients * i, scene.degree, &colour, g, sh_sums, by.mean);
    }
    screen[2 * pair] = by.screen[0];
    screen[2 * pair + 1] = by.screen[1];
  }
  float quat[4] = {0, 0, 0, 0};
  float log_scale[3] = {0, 0, 0};
  float logit = 0;
  if (loaded) {
    float dr[9];
    for (int k = 0; k < 3; k++) {
      float sum = 0;
      for (int row = 0; row < 3; row++) {
        dr[3 * row + k] = shape.scale[k] * by.matrix[3 * row + k];
        sum = fmaf(shape.rotation[3 * row + k], dr[3 * row + k], sum);
      }
      log_scale[k] = sum;
    }
    quaternion_gradient(&shape, dr, quat);
    logit = by.opacity * shape.opacity * (1 - shape.opacity);
  }
  for (int k = 0; k < 3; k++) {
    by_means[3 * i + k] = by.mean[k];
    by_scales[3 * i + k] = log_scale[k];
  }
  for (int k = 0; k < 4; k++) {
    by_quats[4 * i + k] = quat[k];
  }
  by_opacities[i] = logit;
  for (int k = 0; k < 48; k++) {
    if (k < coefficients) {
      by_sh[coefficients * i + k] = sh_sums[k];
    }
  }
}
