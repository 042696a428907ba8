// Slider settings that look random and are the same on every machine: for tests, sweeps and for
// lessons/tests/record_expected.py, which draws the same ones.
#pragma once

#include <cstdint>
#include <vector>

#include "lessons/reader/program.h"

namespace asynchio {

// The generator SplitMix64 (Steele, Lea, Flood 2014): three lines in any language with 64 bit integers.
class SplitMix64 {
  public:
    explicit SplitMix64(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();

  private:
    std::uint64_t state_;
};

// `count` settings of all sliders. One generator serves all of them: for each setting, for each slider in the
// order of the program, the position is next() modulo step_count. So a longer list begins with the shorter
// one.
std::vector<Settings> random_settings(const Program& program, std::uint64_t seed, int count);

}  // namespace asynchio
