// In which of its languages a lesson's program is shown and run.
#pragma once

#include <cstdint>

namespace asynchio {

enum class Language : std::uint8_t { python, cpp };

}  // namespace asynchio
