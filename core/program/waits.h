// asyncio.wait and asyncio.as_completed for C++ programs. Semantics: semantics.md R79-R87, as in Python. What is a set there
// is a list here, in the order of the arguments.
#pragma once

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "core/loop/as_completed.h"
#include "core/loop/wait.h"
#include "core/program/futures.h"

namespace asynchio::program {

using asynchio::ReturnWhen;

namespace detail {

inline std::optional<Duration> patience(const std::optional<Seconds>& timeout) {
    return timeout ? std::optional(timeout->ns()) : std::nullopt;
}

// Each once.
template <class Awaitable>
std::vector<Ref<asynchio::Future>> distinct_futures(asynchio::EventLoop& loop, std::vector<Awaitable> list) {
    std::vector<Ref<asynchio::Future>> futures;
    for (Awaitable& one : list) {
        const Ref<asynchio::Future> future = as_future(loop, std::move(one));
        if (std::ranges::find(futures, future) == futures.end()) futures.push_back(future);
    }
    return futures;
}

// Those of the list that are among these futures.
template <class Waitable>
std::vector<Waitable> those_of(const std::vector<Waitable>& list, const std::vector<Ref<asynchio::Future>>& futures) {
    std::vector<Waitable> found;
    for (const Ref<asynchio::Future>& future : futures)
        found.push_back(*std::ranges::find_if(list, [&](const Waitable& one) { return future == one.future(); }));
    return found;
}

}  // namespace detail

// What wait() gives: those that were done when it went on, and the others.
template <class Waitable>
struct Waited {
    std::vector<Waitable> done, pending;
};

// const auto [done, pending] = co_await wait(tasks, 2.5);
// Of tasks or futures. Never throws what one of them threw, and cancels none. ValueError for none at all.
template <class Waitable>
Coro<Waited<Waitable>> wait(std::vector<Waitable> list, std::optional<Seconds> timeout = {},
                            ReturnWhen when = ReturnWhen::all_completed) {
    if (list.empty()) throw ValueError("Set of Tasks/Futures is empty.");
    asynchio::EventLoop& loop = detail::loop_here();
    const asynchio::Waited waited =
        co_await asynchio::wait(loop, detail::distinct_futures(loop, list), detail::patience(timeout), when);
    co_return Waited<Waitable>{detail::those_of(list, waited.done), detail::those_of(list, waited.pending)};
}

// What as_completed() gives: a coroutine for each, in a loop.
template <class Awaitable>
class AsCompleted {
  public:
    AsCompleted(std::vector<Awaitable> given, std::optional<Seconds> timeout)
        : given_(std::move(given)), timeout_(timeout) {}

    class Iterator {
      public:
        Iterator(Ref<AsTheyComplete> series, std::size_t left) : series_(std::move(series)), left_(left) {}
        auto operator*() const {
            return detail::named("as_completed.<locals>._wait_for_one",
                                 detail::typed<detail::ResultOf<Awaitable>>(series_->next()));
        }
        Iterator& operator++() {
            --left_;
            return *this;
        }
        bool operator==(std::default_sentinel_t) const { return left_ == 0; }

      private:
        Ref<AsTheyComplete> series_;
        std::size_t left_;
    };
    // Begins to watch them: once.
    Iterator begin() {
        asynchio::EventLoop& loop = detail::loop_here();
        std::vector<Ref<asynchio::Future>> futures = detail::distinct_futures(loop, std::exchange(given_, {}));
        const std::size_t count = futures.size();
        return Iterator(AsTheyComplete::begin(loop, std::move(futures), detail::patience(timeout_)), count);
    }
    std::default_sentinel_t end() const { return {}; }

  private:
    std::vector<Awaitable> given_;
    std::optional<Seconds> timeout_;
};

// for (auto next : as_completed(tasks)) print(co_await std::move(next));
// The first to be awaited gives the result of whichever task is done first, and so on; throws what that one threw.
// TimeoutError once the time is over.
template <class Awaitable>
AsCompleted<Awaitable> as_completed(std::vector<Awaitable> given, std::optional<Seconds> timeout = {}) {
    return {std::move(given), timeout};
}

}  // namespace asynchio::program
