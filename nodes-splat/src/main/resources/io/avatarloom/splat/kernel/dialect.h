// One source in two languages, CUDA C++ and OpenCL C 1.2. Groups have 256 items; a team is 32
// neighbouring items of a group. Where LANES_TALK is 1 the items of a team run together and exchange
// registers; elsewhere they meet in local memory, so that every call of a team function has to be
// reached by the whole group.
#define GROUP_ITEMS 256
#define TEAM 32
#define TEAMS 8

#ifdef __CUDACC__
#define LANES_TALK 1
#define KERNEL extern "C" __global__ void __launch_bounds__(GROUP_ITEMS)
#define GLOBAL
#define LOCAL __shared__
#define LOCAL_OF
#define FUNCTION static __device__ __forceinline__
#define FAR_FUNCTION static __device__
#define GROUP ((int)blockIdx.x)
#define ITEM ((int)threadIdx.x)
#define BARRIER() __syncthreads()
#define FLOAT4 make_float4
#define FLOAT2 make_float2
#define LOCAL_ADD(at, value) atomicAdd(at, value)
#define GLOBAL_ADD(at, value) atomicAdd(at, value)
#define OBSERVE(at) (*(volatile uint*)(at))
#define PUBLISH(at, value) (*(volatile uint*)(at) = (value))
#define BITS_OF(number) __float_as_uint(number)
#define ONES(word) __popc(word)
typedef unsigned int uint;
typedef unsigned char uchar;
#else
#pragma OPENCL FP_CONTRACT OFF
#ifndef LANES_TALK
#define LANES_TALK 0
#endif
#define KERNEL __kernel __attribute__((reqd_work_group_size(GROUP_ITEMS, 1, 1))) void
#define GLOBAL __global
#define LOCAL __local
#define LOCAL_OF __local
#define FUNCTION static inline
#define FAR_FUNCTION static
#define GROUP ((int)get_group_id(0))
#define ITEM ((int)get_local_id(0))
#define BARRIER() barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE)
#define FLOAT4 (float4)
#define FLOAT2 (float2)
#define LOCAL_ADD(at, value) atomic_add(at, value)
#define GLOBAL_ADD(at, value) atomic_add(at, value)
#define OBSERVE(at) atomic_add(at, 0u)
#define PUBLISH(at, value) atomic_xchg(at, value)
#define BITS_OF(number) as_uint(number)
#define ONES(word) popcount(word)
#define fmaf fma
#define fminf fmin
#define fmaxf fmax
#define sqrtf sqrt
#define expf exp
#define logf log
#define log2f log2
#define ceilf ceil
#define floorf floor
#define fabsf fabs
#endif

#define LANE (ITEM & (TEAM - 1))
#define MY_TEAM (ITEM / TEAM)
#define LARGEST 3.0e38f

FUNCTION int lowest(uint word) { return ONES((word & (0u - word)) - 1u); }

FUNCTION int usable(float x) { return fabsf(x) <= LARGEST; }

// 2^x; the same bits on every call of one device.
FUNCTION float power_of_two(float x) {
#if defined(__CUDACC__) || LANES_TALK
  float y;
#ifdef __CUDACC__
  asm("ex2.approx.ftz.f32 %0, %1;" : "=f"(y) : "f"(x));
#else
  y = native_exp2(x);
#endif
  return y;
#else
  return exp2(x);
#endif
}

FUNCTION float reciprocal(float x) {
#ifdef __CUDACC__
  float y;
  asm("rcp.approx.ftz.f32 %0, %1;" : "=f"(y) : "f"(x));
  return y;
#else
  return 1.0f / x;
#endif
}

#if LANES_TALK
FUNCTION uint team_vote(int yes) {
#ifdef __CUDACC__
  return __ballot_sync(0xffffffffu, yes);
#else
  uint votes;
  asm volatile("{.reg .pred p; setp.ne.s32 p, %1, 0; vote.sync.ballot.b32 %0, p, 0xffffffff;}"
               : "=r"(votes) : "r"(yes));
  return votes;
#endif
}

FUNCTION float lane_xor(float value, int mask) {
#ifdef __CUDACC__
  return __shfl_xor_sync(0xffffffffu, value, mask);
#else
  float other;
  asm volatile("shfl.sync.bfly.b32 %0, %1, %2, 0x1f, 0xffffffff;"
               : "=f"(other) : "f"(value), "r"(mask));
  return other;
#endif
}

FUNCTION void team_sync(void) {
#ifdef __CUDACC__
  __syncwarp();
#else
  asm volatile("bar.warp.sync 0xffffffff;" ::: "memory");
#endif
}
#define TEAM_VOTE(yes, scratch) team_vote(yes)
#else
#define team_sync() BARRIER()
FUNCTION uint team_vote_locally(int yes, __local uint* scratch) {
  BARRIER();
  if (LANE == 0) {
    scratch[MY_TEAM] = 0;
  }
  BARRIER();
  if (yes) {
    atomic_or(&scratch[MY_TEAM], 1u << LANE);
  }
  BARRIER();
  return scratch[MY_TEAM];
}
#define TEAM_VOTE(yes, scratch) team_vote_locally(yes, scratch)
#endif

// True if any item of the group says yes.
FUNCTION int group_any(int yes, LOCAL_OF uint* scratch) {
#ifdef __CUDACC__
  return __syncthreads_or(yes);
#else
  BARRIER();
  if (ITEM == 0) {
    scratch[0] = 0;
  }
  BARRIER();
  if (yes) {
    scratch[0] = 1;
  }
  BARRIER();
  return scratch[0] != 0;
#endif
}

// Sums of the values of the items before this one; every item of the group gets the total.
FUNCTION uint group_scan(uint value, LOCAL_OF uint* scratch, uint* total) {
  scratch[ITEM] = value;
  BARRIER();
  for (int reach = 1; reach < GROUP_ITEMS; reach *= 2) {
    uint before = ITEM >= reach ? scratch[ITEM - reach] : 0u;
    BARRIER();
    scratch[ITEM] += before;
    BARRIER();
  }
  *total = scratch[GROUP_ITEMS - 1];
  uint sum = scratch[ITEM] - value;
  BARRIER();
  return sum;
}
