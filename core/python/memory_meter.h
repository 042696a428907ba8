// Counts what a run allocates through Python's allocators, and refuses more than its budget. Counted, not measured, so
// that a program runs out at the same step everywhere.
#pragma once

#include <atomic>
#include <cstdint>

#include "core/python/py.h"

namespace asynchio::python {

class MemoryMeter {
  public:
    // Puts itself between Python and its allocators. Before Py_Initialize, after Py_PreInitialize; for good: the
    // meter must outlive the interpreter.
    void install();

    // From now on only `limit` bytes more than now may be in use.
    void begin(std::uint64_t limit);
    // No limit any more.
    void end();
    // Bytes allocated while paused belong to the process: imports that stay for later runs.
    void pause() { ++paused_; }
    void resume() { --paused_; }

    // True once an allocation of this run was refused.
    bool exhausted() const { return exhausted_.load(std::memory_order_relaxed); }
    std::int64_t in_use() const { return in_use_.load(std::memory_order_relaxed); }

  private:
    struct Domain {
        MemoryMeter* meter = nullptr;
        PyMemAllocatorEx inner{};
    };
    static void* allocate(void* context, std::size_t size);
    static void* allocate_zeroed(void* context, std::size_t count, std::size_t size);
    static void* reallocate(void* context, void* block, std::size_t size);
    static void release(void* context, void* block);
    bool charge(std::int64_t bytes);

    Domain domains_[3];
    std::atomic<std::int64_t> in_use_{0};
    std::atomic<std::int64_t> limit_{INT64_MAX};
    std::atomic<int> paused_{0};
    std::atomic<bool> exhausted_{false};
};

// Pauses the meter while it lives.
class MemoryPause {
  public:
    explicit MemoryPause(MemoryMeter& meter) : meter_(meter) { meter_.pause(); }
    ~MemoryPause() { meter_.resume(); }
    MemoryPause(const MemoryPause&) = delete;
    MemoryPause& operator=(const MemoryPause&) = delete;

  private:
    MemoryMeter& meter_;
};

}  // namespace asynchio::python
