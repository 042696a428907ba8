// What lies in queues, who has the places of semaphores, and who stands in line, at the playhead. Plain data.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/model/token_view.h"

namespace asynchio {

struct PlaceView {
    enum class Kind : std::uint8_t {
        item,      // something in a queue
        taken,     // by somebody who goes on
        kept,      // by somebody who has ended and did not give it back
        promised,  // given to somebody who stands in the ready queue and will take it
        free,
    };
    Kind kind = Kind::free;
    std::string text;                   // the item; "failed": how the holder of a kept place ended; "12 free"
    TokenView who;                      // taken, kept, promised
};

struct WaitLineView {
    std::string title;                  // "for a place"
    std::vector<TokenView> waiters;     // longest first; as many as anybody would look at
    std::size_t count = 0;              // of all
};

struct QueueView {
    std::string name;                   // "q", "pool"
    bool semaphore = false;
    std::string kind;                   // "first in, first out, at most 3"; "2 places"
    std::string state;                  // "2 items"; "2 taken, none free"
    std::vector<PlaceView> places;      // front first, free ones last; as many as anybody would look at
    std::size_t filled = 0;             // places that are not free, all of them
    std::vector<WaitLineView> lines;
    std::string sentence;               // what else is to know; may be empty
    bool trouble = false;               // the sentence says what went wrong
};

struct QueuesView {
    std::string title;                  // "QUEUE", "PLACES", "QUEUES AND PLACES"
    std::vector<QueueView> queues;
};

}  // namespace asynchio
