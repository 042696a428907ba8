#include "core/trace/meters.h"

#include <algorithm>
#include <utility>

#include "core/base/overloaded.h"

namespace asynchio {

void Level::add(std::size_t event, Time time, int difference) {
    const Change last = changes_.empty() ? Change{} : changes_.back();
    if (difference < 0 && last.now == 0) return;  // damage in a file
    const auto now = static_cast<std::uint32_t>(static_cast<int>(last.now) + difference);
    changes_.push_back({event, time, now, std::max(last.most, now)});
}

Level::Change Level::at(std::size_t position) const {
    const auto after = std::ranges::lower_bound(changes_, position, {}, &Change::event);
    return after == changes_.begin() ? Change{} : *(after - 1);
}

std::uint32_t Level::most_at(Time time) const {
    const auto first = std::ranges::lower_bound(changes_, time, {}, &Change::time);
    std::uint32_t most = first == changes_.begin() ? 0 : (first - 1)->now;
    for (auto change = first; change != changes_.end() && change->time == time; ++change)
        most = std::max(most, change->now);
    return most;
}

void Meters::read(const Trace& trace) {
    for (; position_ < trace.size(); ++position_) apply(trace[position_]);
}

const Meters::Turn* Meters::longest_turn(std::size_t position) const {
    const auto after = std::ranges::lower_bound(turns_, position, {}, &Turn::last_event);
    return after == turns_.begin() ? nullptr : &turns_[(after - 1)->longest];
}

std::size_t Meters::switches(std::size_t position) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(switches_, position) - switches_.begin());
}

void Meters::apply(const Event& event) {
    now_ = event.time;
    count_tasks(event);
    count_threads(event);
}

void Meters::count_tasks(const Event& event) {
    dispatch(event, Overloaded{
                        [&](const TaskCreated& e) {
                            if (e.task.value == 0 || e.task.value > position_ + 1) return;  // damage in a file
                            if (tasks_.size() <= e.task.value) tasks_.resize(e.task.value + 1u);
                            tasks_[e.task.value] = Task{.plumbing = e.plumbing, .function = e.function};
                            if (!e.plumbing) alive_.add(position_, now_, 1);
                        },
                        [&](const HandleEnqueued& e) {
                            Task* of = task(e.task);
                            if (of == nullptr) return;
                            of->queued = true;
                            // The running task has its place in the queue already, but it runs.
                            if (!of->running) set_ready(*of, true);
                        },
                        [&](const TurnStarted& e) {
                            if (e.turn != 0) starts_.push_back(position_);
                            Task* of = task(e.task);
                            if (of == nullptr) return;
                            set_ready(*of, false);
                            begin_life(of->life, of->function);
                            of->queued = false, of->running = true;
                            of->turn_began = now_, of->turn_event = position_;
                        },
                        [&](const TaskWaits& e) {
                            if (Task* of = task(e.task)) of->queued = false;
                        },
                        [&](const TurnEnded& e) { end_turn(e.task); },
                        [&](const TaskEnded& e) {
                            Task* of = task(e.task);
                            if (of == nullptr) return;
                            of->queued = false;
                            set_ready(*of, false);
                            end_life(of->life, e.outcome);
                            alive_.add(position_, now_, -1);
                        },
                        [](const auto&) {},
                    });
}

void Meters::count_threads(const Event& event) {
    dispatch(event, Overloaded{
                        [&](const ThreadCreated& e) {
                            Thread& made = thread(e.created.value);
                            made.plumbing = e.plumbing;
                            made.function = e.function;
                        },
                        [&](const ThreadBegan&) {
                            runs(event.thread);
                            Thread& began = thread(event.thread);
                            if (!began.plumbing) begin_life(began.life, began.function);
                        },
                        [&](const ThreadEnded& e) { end_life(thread(event.thread).life, e.outcome); },
                        [&](const ThreadResumed&) { runs(event.thread); },
                        [&](const GilTaken& e) { runs(e.taker.value); },
                        [&](const JobStarted&) { busy_.add(position_, now_, 1); },
                        [&](const JobFinished&) { busy_.add(position_, now_, -1); },
                        [&](const CoreTaken&) { computing_.add(position_, now_, 1); },
                        [&](const CoreLeft&) { computing_.add(position_, now_, -1); },
                        [](const auto&) {},
                    });
}

// Null for plumbing and for tasks that nobody made.
Meters::Task* Meters::task(TaskId id) {
    return id.value < tasks_.size() && !tasks_[id.value].plumbing ? &tasks_[id.value] : nullptr;
}

Meters::Thread& Meters::thread(std::uint32_t ordinal) {
    const std::size_t index = ordinal > position_ + 1 ? 0 : ordinal;
    if (threads_.size() <= index) threads_.resize(index + 1);
    return threads_[index];
}

void Meters::set_ready(Task& task, bool ready) {
    if (std::exchange(task.ready, ready) != ready) ready_.add(position_, now_, ready ? 1 : -1);
}

void Meters::end_turn(TaskId id) {
    Task* of = task(id);
    if (of == nullptr) return;
    of->running = false;
    set_ready(*of, of->queued);
    Turn turn{id, of->turn_began, now_, of->turn_event, position_, turns_.size()};
    if (!turns_.empty() && turns_[turns_.back().longest].length() >= turn.length()) turn.longest = turns_.back().longest;
    turns_.push_back(turn);
}

void Meters::begin_life(std::size_t& life, Text function) {
    if (life != SIZE_MAX) return;
    life = lives_.size();
    lives_.push_back(Life{function, false, now_, 0, position_, 0, Outcome::done});
}

void Meters::end_life(std::size_t life, Outcome outcome) {
    if (life >= lives_.size()) return;
    lives_[life].ended = true;
    lives_[life].end = now_;
    lives_[life].last_event = position_;
    lives_[life].outcome = outcome;
}

void Meters::runs(std::uint32_t ordinal) {
    if (ordinal == 0 || thread(ordinal).plumbing || ordinal == running_) return;
    switches_.push_back(position_);
    running_ = ordinal;
}

}  // namespace asynchio
