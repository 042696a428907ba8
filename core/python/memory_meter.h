// Counts what a run allocates through Python's allocators, and refuses more than its budget. Counted, not measured, so
// that a program runs out at the same step everywhere.
//
// Every block also knows in which run it was made and has room for a number: identity.h gives objects numbers there.
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

    // A run begins: from now on only `limit` bytes more than now may be in use.
    void begin(std::uint64_t limit);
    // So many bytes were in use before the run began, but are its own.
    void charge_kept(std::int64_t bytes) { limit_.fetch_sub(bytes, std::memory_order_relaxed); }
    // No limit any more.
    void end();
    // Blocks allocated while paused belong to the process: imports that stay for later runs.
    void pause() { ++paused_; }
    void resume() { --paused_; }
    bool paused() const { return paused_.load(std::memory_order_relaxed) > 0; }

    // True once an allocation of this run was refused.
    bool exhausted() const { return exhausted_.load(std::memory_order_relaxed); }
    std::int64_t in_use() const { return in_use_.load(std::memory_order_relaxed); }
    // The number of the run, from 1.
    std::uint32_t run() const { return run_.load(std::memory_order_relaxed); }

    // What is noted with a block.
    struct Mark {
        std::uint32_t run;     // that it was made in; 0: none, it belongs to the process
        std::uint32_t number;  // 0 until somebody gives it one
    };
    // Null if `block` was not allocated here, as for objects that are part of the program file.
    static Mark* mark_of(void* block);

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
    void* refuse();  // null

    Domain domains_[3];
    std::atomic<std::int64_t> in_use_{0};
    std::atomic<std::int64_t> limit_{INT64_MAX};
    std::atomic<int> paused_{0};
    std::atomic<std::uint32_t> run_{0};
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
