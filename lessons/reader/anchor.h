// Anchors: the moments of a run that captions belong to (curriculum 9.3).
//     [first|2nd|3rd|...|last] stands between who and event; without it the first one is meant:
//     A0 first waiting timer       main prints "ask B"        T1 first gets lock
//     any first done               W0 2nd busy                program stuck
//     loop idle                    time 2.0                   warning "never awaited"
// What is said here is only the form; lessons/narration finds the moment in a trace.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/time.h"

namespace asynchio {

enum class AnchorEvent : std::uint8_t {
    // of a task or thread, named as its lane
    created,
    ready,
    running,
    blocking,     // a turn that keeps the loop for long
    waiting,      // argument: for what, or ""
    done,
    failed,
    cancelled,
    prints,       // argument: a part of the line
    gets,         // argument: a lock or semaphore
    waits_for,    // argument: a lock or semaphore
    releases,     // argument: a lock or semaphore, or "" for any
    started,      // threads
    sleeping,     // threads
    cpu,          // threads: begins to compute
    busy,         // workers: takes a job
    idle,         // workers: has no job
    // of the whole program
    program_starts,
    program_ends,
    program_stuck,
    loop_idle,
    time,
    slow_callback,
    warning,      // argument: a part of its text
};

struct Anchor {
    static constexpr int kLast = 0;

    std::string who;      // the lane's name; "any"; "" for events of the whole program
    int ordinal = 1;      // the first one is 1; kLast
    AnchorEvent event = AnchorEvent::program_starts;
    std::string argument;
    Time time = 0;        // of `time` anchors

    bool any() const { return who == "any"; }
    friend bool operator==(const Anchor&, const Anchor&) = default;
};

// Reads what stands behind "when". The failure says what is wrong and what may be written instead.
Result<Anchor> parse_anchor(std::string_view text);

// Whether it names somebody's turn, or something done in it.
bool is_turn(const Anchor& anchor);

// "A0 2nd waiting timer": as it would be written.
std::string describe(const Anchor& anchor);

// What may stand behind 'waiting': timer, lock, queue, ...
std::span<const std::string_view> anchor_waits();

}  // namespace asynchio
