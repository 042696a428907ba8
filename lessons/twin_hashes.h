// Which programs in C++ were compiled, without the programs: for the app, which shows program.cpp as it is on the disk
// and runs what is in asynchio-runner.
#pragma once

#include <string_view>

namespace asynchio {

// program_hash() (core/kernel/schedule.h) of the program.cpp of the lesson in this folder ("05-gather") as it was when
// Asynchio was built; "" if none was compiled.
std::string_view twin_hash(std::string_view lesson);

}  // namespace asynchio
