#include "core/kernel/machine.h"

#include <charconv>
#include <optional>

namespace asynchio {
namespace {

std::optional<std::uint32_t> parse_count(std::string_view text, std::uint32_t low, std::uint32_t high) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < low || value > high) return {};
    return value;
}

std::optional<bool> parse_switch(std::string_view text) {
    if (text == "on" || text == "true" || text == "True" || text == "1") return true;
    if (text == "off" || text == "false" || text == "False" || text == "0") return false;
    return {};
}

// "5ms", "0.005s" or "0.005" (seconds).
std::optional<Duration> parse_time(std::string_view text, Duration least, Duration most) {
    double scale = 1.0;
    if (text.ends_with("ms")) {
        scale = 1e-3;
        text.remove_suffix(2);
    } else if (text.ends_with("s")) {
        text.remove_suffix(1);
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return {};
    const Duration interval = from_seconds(value * scale);
    if (interval < least || interval > most) return {};
    return interval;
}

// Empty when `value` was stored, else what it should have been.
std::string_view set_part(Machine& machine, std::string_view name, std::string_view value) {
    if (name == "cores") {
        const auto cores = parse_count(value, 1, kMaxCores);
        if (!cores) return "cores is a number from 1 to 64";
        machine.cores = *cores;
    } else if (name == "gil") {
        const auto gil = parse_switch(value);
        if (!gil) return "gil is 'on' or 'off'";
        machine.gil = *gil;
    } else if (name == "switch") {
        const auto interval = parse_time(value, kMinSwitchInterval, kMaxSwitchInterval);
        if (!interval) return "switch is a time from 0.1ms to 1s, for example 5ms";
        machine.switch_interval = *interval;
    } else if (name == "start") {
        const auto start = parse_time(value, 0, kMaxProcessStart);
        if (!start) return "start is how long a process takes to start, from 0 to 10s, for example 50ms";
        machine.process_start = *start;
    } else if (name == "seed") {
        const auto seed = parse_count(value, 0, 999'999'999);
        if (!seed) return "seed is a whole number from 0 to 999999999";
        machine.seed = *seed;
    } else if (name == "preempt") {
        const auto model = parse_word<PreemptModel>(value);
        if (!model) return "preempt is 'cpython' or 'any'";
        machine.preempt = *model;
    } else {
        return "a machine has cores, gil, switch, start, seed and preempt";
    }
    return "";
}

}  // namespace

Result<Machine> parse_machine(std::string_view text, Machine base) {
    while (!text.empty()) {
        const std::string_view part = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
        if (part.empty()) continue;
        const std::size_t equals = part.find('=');
        const std::string_view value = equals == std::string_view::npos ? "" : part.substr(equals + 1);
        const std::string_view complaint = set_part(base, part.substr(0, equals), value);
        if (!complaint.empty())
            return Failure{"machine: '" + std::string(part) + "' was not understood: " + std::string(complaint)};
    }
    return base;
}

std::string format_machine(const Machine& machine) {
    const Machine standard;
    std::string text;
    const auto add = [&text](std::string part) { text += (text.empty() ? "" : ",") + part; };
    if (machine.cores != standard.cores) add("cores=" + std::to_string(machine.cores));
    if (machine.gil != standard.gil) add(machine.gil ? "gil=on" : "gil=off");
    if (machine.switch_interval != standard.switch_interval)
        add("switch=" + format_seconds(machine.switch_interval * 1000, 0) + "ms");
    if (machine.process_start != standard.process_start)
        add("start=" + format_seconds(machine.process_start * 1000, 0) + "ms");
    if (machine.seed != standard.seed) add("seed=" + std::to_string(machine.seed));
    if (machine.preempt != standard.preempt) add("preempt=" + std::string(word(machine.preempt)));
    return text;
}

}  // namespace asynchio
