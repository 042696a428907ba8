// Identity of everything the runtime makes: the ordinal of its creation within the run, from 1. Never an
// address, so that two equal runs name the same things alike and a selection survives stepping back.
#pragma once

#include <compare>
#include <cstdint>

namespace asynchio {

template <class Tag>
struct Id {
    std::uint32_t value = 0;  // 0 means "none"

    constexpr Id() = default;
    constexpr explicit Id(std::uint32_t ordinal) : value(ordinal) {}
    constexpr explicit operator bool() const { return value != 0; }
    // Position in a table that holds one entry for each ordinal.
    constexpr std::size_t index() const { return value - 1; }
    friend constexpr auto operator<=>(Id, Id) = default;
};

using ThreadId = Id<struct ThreadTag>;  // 1 is the program's main thread
using ProcessId = Id<struct ProcessTag>;  // 1 is the program itself
using LoopId = Id<struct LoopTag>;
using TaskId = Id<struct TaskTag>;
using FutureId = Id<struct FutureTag>;  // futures that are not tasks
using HandleId = Id<struct HandleTag>;  // entries of a ready queue or timer heap
using LockId = Id<struct LockTag>;      // asyncio's and threading's alike, as are the next five
using FlagId = Id<struct FlagTag>;      // Event, called flag: an event is a record of the trace
using ConditionId = Id<struct ConditionTag>;
using SemaphoreId = Id<struct SemaphoreTag>;
using BarrierId = Id<struct BarrierTag>;
using QueueId = Id<struct QueueTag>;
using GroupId = Id<struct GroupTag>;    // task groups
using TimeoutId = Id<struct TimeoutTag>;
using PoolId = Id<struct PoolTag>;
using JobId = Id<struct JobTag>;        // one call handed to a pool
using FrameId = Id<struct FrameTag>;    // one activation of a function of the program
using CoroutineId = Id<struct CoroutineTag>;  // coroutine and generator objects of the program

}  // namespace asynchio
