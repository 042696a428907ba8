// The layers: every include is an edge, and every edge must be on the list. Files stay small, tests run, nobody keeps
// mutable globals.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/tests/source_root.h"

namespace asynchio {
namespace {

const std::filesystem::path kRoot = source_root();

// Who may include whom, besides its own folder. `core/base` is open to all.
const std::map<std::string, std::set<std::string>> kEdges = {
    {"core/base", {}},
    {"core/trace", {}},
    {"core/kernel", {"core/trace"}},
    {"core/loop", {"core/trace", "core/kernel"}},
    {"core/sync", {"core/trace", "core/kernel", "core/loop"}},
    {"core/threads", {"core/trace", "core/kernel", "core/loop"}},
    {"core/python", {"core/trace", "core/kernel", "core/loop", "core/sync", "core/threads"}},
    {"core/program", {"core/trace", "core/kernel", "core/loop", "core/sync", "core/threads"}},
    {"core", {"core/program"}},           // asynchio.h
    {"core/examples", {"core", "core/trace"}},
    {"core/runner", {"core/trace", "core/kernel", "core/python", "core/program", "lessons", "lessons/reader"}},
    {"lessons", {"core/program", "core/kernel"}},  // twins.h, twin_hashes.h
    {"lessons/reader", {}},
    {"lessons/narration", {"core/trace", "lessons/reader"}},
    {"lessons/doctor", {"core/trace", "lessons/narration", "lessons/reader"}},
    {"app/text", {}},
    {"app/phrases", {}},
    {"app/runs", {"core/trace", "core/kernel", "core/runner"}},
    {"app/model", {"core/trace", "core/kernel", "lessons", "lessons/narration", "lessons/reader", "app/phrases", "app/text"}},
    {"app/export", {"core/trace", "lessons/doctor", "lessons/reader", "app/model", "app/panels", "app/phrases", "app/runs", "app/widgets"}},
    {"app/play", {"core/trace", "lessons/narration", "lessons/reader", "app/model", "app/phrases", "app/runs", "app/text"}},
    {"app/cli", {"core/trace", "core/kernel", "lessons/doctor", "lessons/reader", "app/export", "app/model", "app/phrases", "app/runs"}},
    {"app/widgets", {"app/phrases"}},
    {"app/platform", {"app/widgets"}},
    {"app/panels", {"core/trace", "core/kernel", "lessons/reader", "app/model", "app/phrases", "app/text", "app/widgets"}},
    {"app/shell", {"app/export", "app/model", "app/phrases", "app/play", "app/panels", "app/widgets", "app/platform", "app/cli"}},
    {"app", {"app/cli", "app/shell", "app/platform"}},
};
// Edges that single files need: the layer below knows the protocol, not Python; the gallery is a program.
const std::set<std::pair<std::string, std::string>> kExceptions = {
    {"core/kernel/simulated_kernel_time.cpp", "core/trace"},
};

struct Source {
    std::string path;    // from the root
    std::string folder;
    std::vector<std::string> lines;
    bool is_test = false;
};

std::vector<Source> sources() {
    std::vector<Source> all;
    for (const char* top : {"core", "app", "lessons"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(kRoot / top)) {
            const std::string extension = entry.path().extension().string();
            if (extension != ".cpp" && extension != ".h" && extension != ".c" && extension != ".def") continue;
            Source source;
            source.path = std::filesystem::relative(entry.path(), kRoot).generic_string();
            source.folder = std::filesystem::path(source.path).parent_path().generic_string();
            source.is_test = source.path.find("_test.cpp") != std::string::npos ||
                             source.path.find("/tests/") != std::string::npos ||
                             source.path.find("/bench/") != std::string::npos ||
                             source.path.find("test_screen.h") != std::string::npos;
            std::ifstream file(entry.path());
            for (std::string line; std::getline(file, line);) source.lines.push_back(line);
            all.push_back(std::move(source));
        }
    }
    return all;
}

TEST(Architecture, IncludesFollowTheLayers) {
    const std::regex include("^#include \"((?:core|app|lessons)/[^\"]+)\"");
    int edges = 0;
    for (const Source& source : sources()) {
        if (source.is_test || source.path.find("gallery_main") != std::string::npos) continue;
        std::string folder = source.folder;
        const bool is_lesson = std::regex_match(source.path, std::regex("lessons/[0-9][^/]*/program.cpp"));
        if (is_lesson) folder = "core/examples";  // a program in C++ knows what the examples know
        if (folder == "app/widgets/compat") folder = "app/widgets";
        const auto allowed = kEdges.find(folder);
        ASSERT_NE(allowed, kEdges.end()) << source.path << ": its folder is not on the list of layers";
        for (const std::string& line : source.lines) {
            std::smatch match;
            if (!std::regex_search(line, match, include)) continue;
            ++edges;
            std::string target = std::filesystem::path(match[1].str()).parent_path().generic_string();
            if (target == "app/widgets/compat") target = "app/widgets";
            const bool fine = target == folder || target == "core/base" || allowed->second.contains(target) ||
                              kExceptions.contains({source.path, target});
            EXPECT_TRUE(fine) << source.path << " includes " << match[1] << ": " << folder << " may not know " << target;
        }
    }
    EXPECT_GT(edges, 300) << "the includes were not found";
}

TEST(Architecture, TheRuntimeKnowsNoPythonAndThePanelsNoRunner) {
    for (const Source& source : sources()) {
        const bool core = source.path.starts_with("core/") && !source.path.starts_with("core/python") &&
                          !source.path.starts_with("core/runner") && !source.is_test;
        for (const std::string& line : source.lines) {
            if (core) {
                EXPECT_EQ(line.find("Python.h"), std::string::npos) << source.path;
            } else if (source.path.starts_with("app/model/")) {
                EXPECT_EQ(line.find("imgui"), std::string::npos) << source.path;
            }
        }
    }
}

TEST(Architecture, FilesStaySmall) {
    for (const Source& source : sources())
        EXPECT_LE(source.lines.size(), source.is_test ? 700u : 500u) << source.path << ": is it one thing?";
}

TEST(Architecture, NothingIsLeftUnfinishedOrSkipped) {
    // Spelled so that this file does not find itself.
    const std::regex unfinished(std::string("TO") + "DO|FIX" + "ME|GTEST_" + "SKIP|DISABLED" + "_");
    for (const Source& source : sources())
        for (const std::string& line : source.lines)
            EXPECT_FALSE(std::regex_search(line, unfinished)) << source.path << ": " << line;
}

TEST(Architecture, NobodyKeepsMutableGlobals) {
    // `static` data without const, at any scope; tables of the C API are const, too.
    const std::regex data("^\\s*(?:static|thread_local|extern)\\s+(?!const|constexpr|inline|void|int |bool |auto )[A-Za-z_:<>]+[ *&]+[a-z_]+\\s*(?:=|;|\\{)");
    int thread_locals = 0;
    for (const Source& source : sources()) {
        if (source.is_test) continue;
        for (const std::string& line : source.lines) {
            if (line.find("thread_local EventLoop* running_loop") != std::string::npos ||
                line.find("thread_local Program* current_program") != std::string::npos) {
                ++thread_locals;
                continue;
            }
            EXPECT_FALSE(std::regex_search(line, data)) << source.path << ": " << line;
        }
    }
    EXPECT_EQ(thread_locals, 2) << "the running loop, and the C++ program, are all that belongs to a thread";
}

TEST(Architecture, TheTopLevelIsAsAgreed) {
    const std::set<std::string> agreed = {"app", "core", "lessons", "assets", "CMakeLists.txt", "README.md"};
    for (const auto& entry : std::filesystem::directory_iterator(kRoot)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(".") || name.starts_with("build")) continue;
        EXPECT_TRUE(agreed.contains(name)) << name;
    }
}

}  // namespace
}  // namespace asynchio
