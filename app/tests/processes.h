// What the system says about processes: children that are left, memory, processor time.
#pragma once

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace asynchio::testing {

// Processes whose parent is this one, from /proc.
inline std::vector<int> child_processes() {
    std::vector<int> children;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream file(task.path() / "children");
        for (int pid = 0; file >> pid;) children.push_back(pid);
    }
    return children;
}

// Processor time of the children, those that are gone included, in seconds.
inline double processor_time_of_children() {
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    double seconds = 0;
    for (const timeval& time : {usage.ru_utime, usage.ru_stime})
        seconds += static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    for (const int child : child_processes()) {
        std::ifstream file("/proc/" + std::to_string(child) + "/stat");
        std::string text;
        std::getline(file, text);
        std::istringstream fields(text.substr(std::min(text.rfind(')') + 1, text.size())));
        std::string skipped;
        long user = 0, system = 0;
        for (int i = 0; i < 11; ++i) fields >> skipped;
        fields >> user >> system;
        seconds += static_cast<double>(user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
    }
    return seconds;
}

// Resident memory of this process, in bytes.
inline std::size_t resident_memory() {
    std::ifstream file("/proc/self/statm");
    std::size_t size = 0, resident = 0;
    file >> size >> resident;
    return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

inline std::size_t threads_of_this_process() {
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& task : std::filesystem::directory_iterator("/proc/self/task")) ++count;
    return count;
}

// Processor time of this process and of all children that were waited for, in seconds.
inline double processor_time() {
    double seconds = 0;
    for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage usage{};
        getrusage(who, &usage);
        for (const timeval& time : {usage.ru_utime, usage.ru_stime})
            seconds += static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    }
    return seconds;
}

}  // namespace asynchio::testing
