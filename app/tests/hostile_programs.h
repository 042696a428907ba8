// The programs in app/tests/hostile: what people and accidents may give us to run. Each begins with lines that say what
// must come of it:
//
//   # ends: out_of_budget steps|crashed     outcomes that are right, each with its budget or exit code if it matters
//   # says: 200 threads                     in the message of its end, or on stderr
//   # prints: main goes on                  on stdout
//   # slow: yes                             may need the last resort, real time
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/trace/state.h"

namespace asynchio::testing {

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

struct HostileProgram {
    std::filesystem::path path;
    std::string text;
    std::vector<std::string> ends;
    std::string says, prints;
    bool slow = false;

    std::string name() const { return path.parent_path().filename().string() + "/" + path.stem().string(); }
};

inline std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    std::stringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
    return parts;
}

inline HostileProgram read_hostile_program(const std::filesystem::path& path) {
    HostileProgram program;
    program.path = path;
    program.text = read_file(path);
    for (const std::string& line : split(program.text, '\n')) {
        const std::size_t colon = line.find(": ");
        if (!line.starts_with("# ") || colon == line.npos) break;
        const std::string key = line.substr(2, colon - 2), value = line.substr(colon + 2);
        if (key == "ends") program.ends = split(value, '|');
        else if (key == "says") program.says = value;
        else if (key == "prints") program.prints = value;
        else if (key == "slow") program.slow = true;
        else ADD_FAILURE() << path << ": what is '" << key << "'?";
    }
    EXPECT_FALSE(program.ends.empty()) << path << " does not say how it ends";
    return program;
}

inline const std::filesystem::path& hostile_folder() {
    static const std::filesystem::path folder = std::filesystem::path(ASYNCHIO_SOURCE_DIR) / "app/tests/hostile";
    return folder;
}

inline std::vector<std::string> hostile_families() {
    std::vector<std::string> families;
    for (const auto& entry : std::filesystem::directory_iterator(hostile_folder()))
        families.push_back(entry.path().filename().string());
    std::ranges::sort(families);
    return families;
}

inline std::vector<HostileProgram> hostile_programs(const std::string& family) {
    std::vector<HostileProgram> programs;
    for (const auto& entry : std::filesystem::directory_iterator(hostile_folder() / family))
        programs.push_back(read_hostile_program(entry.path()));
    std::ranges::sort(programs, {}, &HostileProgram::path);
    return programs;
}

// "out_of_budget steps", "exited 3", "finished": how a run ended, in the words of the files.
inline std::string end_words(const EndState& end) {
    std::string words(word(end.outcome));
    if (end.outcome == RunOutcome::out_of_budget) words += " " + std::string(word(end.budget));
    if (end.outcome == RunOutcome::exited || end.outcome == RunOutcome::raised) words += " " + std::to_string(end.exit_code);
    return words;
}

inline bool is_allowed(const std::string& words, const std::vector<std::string>& allowed) {
    return std::ranges::any_of(allowed, [&](const std::string& end) {
        return words == end || words.starts_with(end + " ");
    });
}

}  // namespace asynchio::testing
