// Makes twin_hashes.cpp of the lessons' program.cpp. Part of the build: asynchio-hash-twins OUTPUT PROGRAM.cpp...
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "core/kernel/schedule.h"

namespace asynchio {
namespace {

int hash_twins(int count, char** arguments) {
    if (count < 2) {
        std::fprintf(stderr, "usage: asynchio-hash-twins OUTPUT PROGRAM.cpp...\n");
        return 2;
    }
    std::string rows;
    for (int i = 2; i < count; ++i) {
        const std::filesystem::path path(arguments[i]);
        std::ifstream file(path, std::ios::binary);
        const std::string text(std::istreambuf_iterator<char>(file), {});
        if (!file || text.empty()) {
            std::fprintf(stderr, "asynchio-hash-twins: '%s' cannot be read\n", arguments[i]);
            return 1;
        }
        rows += "    if (lesson == \"" + path.parent_path().filename().string() + "\") return \"" + program_hash(text) + "\";\n";
    }
    std::ofstream out(arguments[1], std::ios::binary);
    out << "// Made by the build from the lessons' program.cpp.\n#include \"lessons/twin_hashes.h\"\n\nnamespace asynchio {\n\n"
        << "std::string_view twin_hash(std::string_view lesson) {\n" << rows << "    return \"\";\n}\n\n}  // namespace asynchio\n";
    out.flush();
    return out ? 0 : 1;
}

}  // namespace
}  // namespace asynchio

int main(int count, char** arguments) { return asynchio::hash_twins(count, arguments); }
