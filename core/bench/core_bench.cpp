// One round of measurements of the runtime with Python programs in visible mode: lines and locals traced. run.py repeats
// rounds beside python3 and makes the table. Prints lines "name value"; times are wall clock unless the name says cpu.
//
//   core_bench            how long runs take, in the app with a warm runner, and per operation
//   core_bench --memory   what 2 000 runs leave behind in the runner
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "app/runs/run_client.h"
#include "core/bench/programs.h"
#include "core/python/interpreter.h"
#include "core/python/program.h"

namespace asynchio {
namespace {

constexpr int kWarmUp = 20, kSamples = 101;

RunRequest request_of(std::string program) {
    RunRequest request;
    request.program = std::move(program);
    return request;
}

double wall() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double cpu(clockid_t clock = CLOCK_PROCESS_CPUTIME_ID) {
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double median(std::vector<double> samples) {
    std::ranges::nth_element(samples, samples.begin() + static_cast<std::ptrdiff_t>(samples.size() / 2));
    return samples[samples.size() / 2];
}

void say(const std::string& name, double value) { std::printf("%s %.4f\n", name.c_str(), value); }

// The processes that this one has started, by now.
std::vector<pid_t> children() {
    std::vector<pid_t> pids;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream file(task.path() / "children");
        for (pid_t pid = 0; file >> pid;) pids.push_back(pid);
    }
    return pids;
}

double cpu_of_children() {
    double seconds = 0;
    for (const pid_t pid : children()) {
        clockid_t clock{};
        if (clock_getcpuclockid(pid, &clock) == 0) seconds += cpu(clock);
    }
    return seconds;
}

enum class Text { same, new_each_time };  // the runner keeps what it compiled

// From the request to the trace in the app.
void measure_runs(RunClient& client, const char* name, const char* program, Text text = Text::same, int warm_up = kWarmUp,
                  int count = kSamples) {
    int runs = 0;
    const auto once = [&] {
        const std::string changed = text == Text::same ? "" : "# " + std::to_string(++runs) + "\n";
        client.start(request_of(program + changed));
        client.finish();
    };
    for (int i = 0; i < warm_up; ++i) once();
    std::vector<double> samples;
    const double before = cpu() + cpu_of_children();
    for (int i = 0; i < count; ++i) {
        const double begin = wall();
        once();
        samples.push_back((wall() - begin) * 1e6);
    }
    say(std::string(name) + "_us", median(samples));
    say(std::string(name) + "_cpu_us", (cpu() + cpu_of_children() - before) * 1e6 / count);
    say(std::string(name) + "_events", static_cast<double>(client.trace().size()));
}

void measure_starts() {
    std::vector<double> ready;
    for (int i = 0; i < 9; ++i) {
        const double begin = wall();
        auto process = RunnerProcess::start(default_runner());
        if (!process) return;
        RunReply reply;
        while (process->wait(kSecond, reply) == RunnerProcess::Answer::none) {
        }
        ready.push_back((wall() - begin) * 1e3);
    }
    say("ready_ms", median(ready));
}

// From the limit of a run that hangs in C until the next one, in the spare runner, is in the app.
void measure_replacement() {
    const Duration limit = 100 * kMillisecond;
    std::vector<double> late;
    for (int i = 0; i < 5; ++i) {
        RunClient client(default_runner(), PatienceLimits{limit, kNever});
        client.start(request_of("print(1)"));
        client.finish();
        client.prepare_spare();
        timespec while_it_starts{0, 200'000'000};
        nanosleep(&while_it_starts, nullptr);
        client.start(request_of(bench::kHang));
        while (client.poll(kMillisecond / 10), client.running() && !client.trace().ended()) {
        }
        const double ended = wall();
        client.start(request_of("print(1)"));
        client.finish();
        late.push_back((wall() - ended) * 1e3);
    }
    say("replaced_ms", median(late));
}

// Processor time of one operation: runs with and without them, in this process.
void measure_operation(const char* name, const char* program, int count, TraceBuffer buffer) {
    const auto run = [&](int times) {
        std::string text = program;
        const std::string number = std::to_string(times);
        text.replace(text.find('N', text.find("range(")), 1, number);
        const RunRequest request = request_of(text);
        const double before = cpu();
        python::run_program(buffer, request);
        return cpu() - before;
    };
    run(count);
    std::vector<double> samples;
    for (int i = 0; i < 7; ++i) samples.push_back((run(count) - run(0)) / count * 1e9);
    say(std::string(name) + "_cpu_ns", median(samples));
    say(std::string(name) + "_events_each", static_cast<double>([&] {
            run(count);
            return buffer.header().events.load();
        }()) / count);
}

void measure_size(const char* name, const char* program, TraceBuffer buffer) {
    python::run_program(buffer, request_of(program));
    const auto events = static_cast<double>(buffer.header().events.load());
    say(name, sizeof(Event) + static_cast<double>(buffer.header().text_bytes.load()) / events);
}

int measure() {
    {
        RunClient client(default_runner());
        measure_runs(client, "lesson", bench::kLesson);
        measure_runs(client, "new_lesson", bench::kLesson, Text::new_each_time);
        measure_runs(client, "race", bench::kRace);
        measure_runs(client, "eleven", bench::kEleven);
        measure_runs(client, "long", bench::kLong, Text::same, 2, 9);
    }
    measure_starts();
    measure_replacement();
    const python::Interpreter interpreter;
    const OwnedTraceBuffer buffer(1 << 20, 1 << 25);
    measure_size("lesson_bytes_per_event", bench::kLesson, buffer.get());
    measure_size("long_bytes_per_event", bench::kLong, buffer.get());
    measure_operation("hop", bench::kHop, 20'000, buffer.get());
    measure_operation("spawn", bench::kSpawn, 10'000, buffer.get());
    measure_operation("queue", bench::kQueue, 5'000, buffer.get());
    return 0;
}

// Kilobytes of the processes that this one has started, without what they share.
double memory_of_children() {
    double kilobytes = 0;
    for (const pid_t pid : children()) {
        std::ifstream file("/proc/" + std::to_string(pid) + "/smaps_rollup");
        for (std::string line; std::getline(file, line);)
            if (line.starts_with("Private_Dirty:")) kilobytes += std::stod(line.substr(14));
    }
    return kilobytes;
}

int measure_memory() {
    RunClient client(default_runner());
    client.prepare_spare();
    const auto run = [&](int count) {
        for (int i = 0; i < count; ++i) {
            client.start(request_of(i % 2 == 0 ? bench::kLesson : bench::kRace));
            client.finish();
        }
    };
    run(100);
    const double before = memory_of_children();
    run(1'900);
    say("growth_kb", memory_of_children() - before);
    say("processes", client.processes_started());
    return 0;
}

}  // namespace
}  // namespace asynchio

int main(int count, char** words) {
    return count > 1 && std::strcmp(words[1], "--memory") == 0 ? asynchio::measure_memory() : asynchio::measure();
}
