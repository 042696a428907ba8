#include "lessons/reader/random_settings.h"

namespace asynchio {

std::uint64_t SplitMix64::next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

std::vector<Settings> random_settings(const Program& program, std::uint64_t seed, int count) {
    SplitMix64 generator(seed);
    std::vector<Settings> all;
    for (int i = 0; i < count; ++i) {
        Settings& settings = all.emplace_back();
        for (const Parameter& parameter : program.parameters) {
            const auto positions = static_cast<std::uint64_t>(step_count(parameter));
            const auto index = static_cast<std::int64_t>(generator.next() % positions);
            settings.push_back({parameter.name, value_at(parameter, index)});
        }
    }
    return all;
}

}  // namespace asynchio
