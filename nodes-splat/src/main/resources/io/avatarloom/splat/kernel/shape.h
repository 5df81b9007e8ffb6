// What one splat is and how one camera sees it. Numbers passed by value to every kernel:
typedef struct {
  int splats;
  int views;
  int degree;
  int width;
  int height;
  int tiles_x;
  int tiles_y;
  int slots;  // room for (splat, tile) pairs
  int square_extent;
  int cut_at_ceiling;
  int antialiased;
  float ceiling;
  float threshold;
  float stop_below;
  float near_plane;
  float far_plane;
  float dilation;
  float compensation_floor;
} Scene;

// [view, CAMERA] rotation 9, translation 3, centre 3, fx, fy, cx, cy, low x, high x, low y, high y,
// background 3.
#define CAMERA 32
#define SMALLEST_LOG_SCALE -30.0f
#define LARGEST_LOG_SCALE 10.0f
#define SMALLEST_NORM2 1e-16f

typedef struct {
  float mean[3];
  float scale[3];
  float quat[4];      // of unit length
  float rotation[9];  // rows
  float norm;
  float opacity;
} Shape;

// False if the splat cannot be drawn: anything not finite, a zero quaternion, an absurd scale.
FUNCTION int load_shape(GLOBAL const float* means, GLOBAL const float* quats,
                        GLOBAL const float* scales, GLOBAL const float* opacities, int i, Shape* s) {
  int sound = 1;
  for (int k = 0; k < 3; k++) {
    s->mean[k] = means[3 * i + k];
    float log_scale = scales[3 * i + k];
    s->scale[k] = expf(fmaxf(SMALLEST_LOG_SCALE, log_scale));
    sound = sound && usable(s->mean[k]) && usable(log_scale) && log_scale <= LARGEST_LOG_SCALE;
  }
  float norm2 = 0;
  for (int k = 0; k < 4; k++) {
    s->quat[k] = quats[4 * i + k];
    norm2 = fmaf(s->quat[k], s->quat[k], norm2);
  }
  float logit = opacities[i];
  if (!sound || !usable(norm2) || !usable(logit) || norm2 < SMALLEST_NORM2) {
    return 0;
  }
  s->opacity = 1 / (1 + expf(-logit));
  s->norm = sqrtf(norm2);
  for (int k = 0; k < 4; k++) {
    s->quat[k] /= s->norm;
  }
  float w = s->quat[0], x = s->quat[1], y = s->quat[2], z = s->quat[3];
  s->rotation[0] = 1 - 2 * (y * y + z * z);
  s->rotation[1] = 2 * (x * y - w * z);
  s->rotation[2] = 2 * (x * z + w * y);
  s->rotation[3] = 2 * (x * y + w * z);
  s->rotation[4] = 1 - 2 * (x * x + z * z);
  s->rotation[5] = 2 * (y * z - w * x);
  s->rotation[6] = 2 * (x * z - w * y);
  s->rotation[7] = 2 * (y * z + w * x);
  s->rotation[8] = 1 - 2 * (x * x + y * y);
  return 1;
}

typedef struct {
  float point[3];  // of the camera
  float x;         // pixels
  float y;
  float a[6];  // J W, rows
  float b[6];  // J W R diag(s), rows: the screen covariance is b b^T
  float cov_xx;
  float cov_xy;
  float cov_yy;  // undilated
  float conic_a;
  float conic_b;
  float conic_c;
  float tx;
  float ty;
  int clamped_x;
  int clamped_y;
  float compensation;
  float plain_a;  // inverse of the undilated covariance, set where the compensation has a gradient
  float plain_b;
  float plain_c;
  int compensated;
  float opacity;
} Ellipse;

// False if the splat is not in front of the camera or its ellipse is degenerate. The determinant is
// a sum of squares (Cauchy and Binet), exact to rounding for thin splats too.
FUNCTION int load_ellipse(const Shape* s, GLOBAL const float* c, const Scene* scene, Ellipse* e) {
  for (int k = 0; k < 3; k++) {
    e->point[k] = fmaf(c[3 * k], s->mean[0],
                       fmaf(c[3 * k + 1], s->mean[1], fmaf(c[3 * k + 2], s->mean[2], c[9 + k])));
  }
  float z = e->point[2];
  if (!(z > scene->near_plane && z < scene->far_plane)) {
    return 0;
  }
  float fx = c[15], fy = c[16];
  float ratio_x = e->point[0] / z, ratio_y = e->point[1] / z;
  e->clamped_x = ratio_x < c[19] || ratio_x > c[20];
  e->clamped_y = ratio_y < c[21] || ratio_y > c[22];
  float held_x = fmaxf(c[19], fminf(c[20], ratio_x));
  float held_y = fmaxf(c[21], fminf(c[22], ratio_y));
  e->tx = held_x * z;
  e->ty = held_y * z;
  float jx = fx / z, jy = fy / z;
  float xx = 0, xy = 0, yy = 0;
  for (int k = 0; k < 3; k++) {
    e->a[k] = jx * fmaf(-held_x, c[6 + k], c[k]);
    e->a[3 + k] = jy * fmaf(-held_y, c[6 + k], c[3 + k]);
  }
  for (int k = 0; k < 3; k++) {
    float r0 = s->rotation[k], r1 = s->rotation[3 + k], r2 = s->rotation[6 + k];
    e->b[k] = s->scale[k] * fmaf(e->a[0], r0, fmaf(e->a[1], r1, e->a[2] * r2));
    e->b[3 + k] = s->scale[k] * fmaf(e->a[3], r0, fmaf(e->a[4], r1, e->a[5] * r2));
    xx = fmaf(e->b[k], e->b[k], xx);
    xy = fmaf(e->b[k], e->b[3 + k], xy);
    yy = fmaf(e->b[3 + k], e->b[3 + k], yy);
  }
  e->cov_xx = xx;
  e->cov_xy = xy;
  e->cov_yy = yy;
  e->x = fmaf(fx, ratio_x, c[17]);
  e->y = fmaf(fy, ratio_y, c[18]);
  float d = scene->dilation;
  float unit = 1 / fmaxf(fmaxf(xx + d, yy + d), 1e-30f);
  float root = sqrtf(unit);
  float b0 = e->b[0] * root, b1 = e->b[1] * root, b2 = e->b[2] * root;
  float b3 = e->b[3] * root, b4 = e->b[4] * root, b5 = e->b[5] * root;
  float n0 = b1 * b5 - b2 * b4, n1 = b2 * b3 - b0 * b5, n2 = b0 * b4 - b1 * b3;
  float plain = n0 * n0 + n1 * n1 + n2 * n2;
  float det = plain + d * unit * ((xx + yy) * unit + d * unit);
  if (!(det > 0)) {
    return 0;
  }
  float inverse = unit / det * unit;
  e->conic_a = (yy + d) * inverse;
  e->conic_b = -xy * inverse;
  e->conic_c = (xx + d) * inverse;
  e->compensation = 1;
  e->compensated = 0;
  if (scene->antialiased) {
    float share = plain / det;
    e->compensation = sqrtf(fmaxf(scene->compensation_floor, share));
    e->compensated = share > scene->compensation_floor && share < 1;
    float plain_inverse = unit / plain * unit;
    e->plain_a = yy * plain_inverse;
    e->plain_b = -xy * plain_inverse;
    e->plain_c = xx * plain_inverse;
  }
  e->opacity = s->opacity * e->compensation;
  return usable(e->x) && usable(e->y) && usable(e->conic_a) && usable(e->conic_b) &&
         usable(e->conic_c);
}

// Real spherical harmonics to degree 3 in the order and signs of 3DGS.
#define C0 0.28209479177387814f
#define C1 0.4886025119029199f
#define C2A 1.0925484305920792f
#define C2B 0.31539156525252005f
#define C2C 0.5462742152960396f
#define C3A 0.5900435899266435f
#define C3B 2.890611442640554f
#define C3C 0.4570457994644658f
#define C3D 0.3731763325901154f
#define C3E 1.445305721320277f

FUNCTION void harmonics(int degree, float x, float y, float z, float* out) {
  out[0] = C0;
  if (degree > 0) {
    out[1] = -C1 * y;
    out[2] = C1 * z;
    out[3] = -C1 * x;
  }
  float xx = x * x, yy = y * y, zz = z * z;
  if (degree > 1) {
    out[4] = C2A * x * y;
    out[5] = -C2A * y * z;
    out[6] = C2B * (2 * zz - xx - yy);
    out[7] = -C2A * x * z;
    out[8] = C2C * (xx - yy);
  }
  if (degree > 2) {
    out[9] = -C3A * y * (3 * xx - yy);
    out[10] = C3B * x * y * z;
    out[11] = -C3C * y * (4 * zz - xx - yy);
    out[12] = C3D * z * (2 * zz - 3 * xx - 3 * yy);
    out[13] = -C3C * x * (4 * zz - xx - yy);
    out[14] = C3E * z * (xx - yy);
    out[15] = -C3A * x * (xx - 3 * yy);
  }
}

// Gradient by direction of the sum of weight[k] times harmonic k.
FUNCTION void harmonics_gradient(int degree, float x, float y, float z, const float* weight,
                                 float* out) {
  float gx = -C1 * weight[3];
  float gy = -C1 * weight[1];
  float gz = C1 * weight[2];
  if (degree > 1) {
    gx += C2A * (y * weight[4] - z * weight[7]) - 2 * C2B * x * weight[6] + 2 * C2C * x * weight[8];
    gy += C2A * (x * weight[4] - z * weight[5]) - 2 * C2B * y * weight[6] - 2 * C2C * y * weight[8];
    gz += -C2A * (y * weight[5] + x * weight[7]) + 4 * C2B * z * weight[6];
  }
  if (degree > 2) {
    float xx = x * x, yy = y * y, zz = z * z;
    gx += -6 * C3A * x * y * weight[9] + C3B * y * z * weight[10] + 2 * C3C * x * y * weight[11];
    gx += -6 * C3D * x * z * weight[12] - C3C * (4 * zz - 3 * xx - yy) * weight[13];
    gx += 2 * C3E * x * z * weight[14] - 3 * C3A * (xx - yy) * weight[15];
    gy += -3 * C3A * (xx - yy) * weight[9] + C3B * x * z * weight[10];
    gy += -C3C * (4 * zz - xx - 3 * yy) * weight[11] - 6 * C3D * y * z * weight[12];
    gy += 2 * C3C * x * y * weight[13] - 2 * C3E * y * z * weight[14] + 6 * C3A * x * y * weight[15];
    gz += C3B * x * y * weight[10] - 8 * C3C * y * z * weight[11];
    gz += C3D * (6 * zz - 3 * xx - 3 * yy) * weight[12] - 8 * C3C * x * z * weight[13];
    gz += C3E * (xx - yy) * weight[14];
  }
  out[0] = gx;
  out[1] = gy;
  out[2] = gz;
}

typedef struct {
  float direction[3];
  float distance;
  float basis[16];
  float rgb[3];
} Colour;

FUNCTION void look(const Shape* s, GLOBAL const float* camera, int degree, Colour* c) {
  float length2 = 0;
  for (int k = 0; k < 3; k++) {
    c->direction[k] = s->mean[k] - camera[12 + k];
    length2 = fmaf(c->direction[k], c->direction[k], length2);
  }
  c->distance = sqrtf(length2);
  for (int k = 0; k < 3; k++) {
    c->direction[k] /= c->distance;
  }
  harmonics(degree, c->direction[0], c->direction[1], c->direction[2], c->basis);
}

// Colours clamped to 0 from below; NaN stays.
FUNCTION void load_colour(GLOBAL const float* sh, int degree, Colour* c) {
  float sum[3] = {0.5f, 0.5f, 0.5f};
#ifdef __CUDACC__
#pragma unroll
#endif
  for (int k = 0; k < 16; k++) {
    if (k < (degree + 1) * (degree + 1)) {
      for (int channel = 0; channel < 3; channel++) {
        sum[channel] = fmaf(c->basis[k], sh[3 * k + channel], sum[channel]);
      }
    }
  }
  for (int channel = 0; channel < 3; channel++) {
    c->rgb[channel] = sum[channel] <= 0 ? 0 : sum[channel];
  }
}
