// Makes generated_phrases.h and its texts of the phrase files, at build time: one function for each key of the English one.
//     make_phrases ui.en.txt ui.de.txt OUTPUT_FOLDER
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "app/phrases/phrase_file.h"

namespace {

using asynchio::PhraseFile;
using asynchio::PhraseLine;

std::string contents(const char* path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// "SlotFromValues" of "slot_from".
std::string type_of(const std::string& key) {
    std::string name;
    bool capital = true;
    for (const char c : key) {
        if (c != '_') name += capital && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        capital = c == '_';
    }
    return name + "Values";
}

// The values and the function of one key. Its words are not here: when they change, nothing must be compiled again.
std::string function_of(const PhraseLine& phrase, std::size_t number) {
    if (phrase.places.empty())
        return "    std::string_view " + phrase.key + "() const { return text(" + std::to_string(number) + "); }\n";
    std::string members, places;
    for (const std::string& place : phrase.places) {
        members += (members.empty() ? "" : ", ") + place;
        places += std::string(places.empty() ? "" : ", ") + "{\"" + place + "\", values." + place + "}";
    }
    std::string code = "    struct " + type_of(phrase.key) + " { PhraseWord " + members + "; };\n";
    code += "    std::string " + phrase.key + "(const " + type_of(phrase.key) + "& values) const {\n";
    return code + "        return fill(" + std::to_string(number) + ", {" + places + "});\n    }\n";
}

std::string header_of(const PhraseFile& file) {
    std::string code =
        "// Made by the build of assets/ui.en.txt.\n#pragma once\n\n#include <array>\n#include <string_view>\n\n"
        "#include \"app/phrases/phrase_table.h\"\n\nnamespace asynchio {\n\n"
        "class Phrases : public PhraseTable {\n  public:\n    using PhraseTable::PhraseTable;\n";
    std::string heading;
    for (std::size_t i = 0; i < file.phrases.size(); ++i) {
        if (file.phrases[i].heading != heading) code += "\n    // --- " + (heading = file.phrases[i].heading) + " ---\n";
        code += function_of(file.phrases[i], i);
    }
    code += "};\n\n// The keys in the order of their numbers.\ninline constexpr std::array<std::string_view, " +
            std::to_string(file.phrases.size()) + "> kPhraseKeys = {\n";
    for (const PhraseLine& phrase : file.phrases) code += "    \"" + phrase.key + "\",\n";
    return code + "};\n\n// The files as they were when the program was built.\nextern const std::string_view kEnglishPhrases;\n"
                  "extern const std::string_view kGermanPhrases;\n\n}  // namespace asynchio\n";
}

// One literal for each line: compilers have a limit for the length of one.
std::string literal_of(const std::string& text) {
    std::string code = "    \"\"\n";
    for (std::size_t at = 0, end; at < text.size(); at = end) {
        end = std::min(text.find('\n', at), text.size() - 1) + 1;
        code += "    R\"phrase(" + text.substr(at, end - at) + ")phrase\"\n";
    }
    return code;
}

std::string source_of(const std::string& english, const std::string& german) {
    return "// Made by the build of assets/ui.*.txt.\n#include \"app/phrases/generated_phrases.h\"\n\nnamespace asynchio {\n\n"
           "const std::string_view kEnglishPhrases =\n" + literal_of(english) + "    ;\nconst std::string_view kGermanPhrases =\n" +
           literal_of(german) + "    ;\n\n}  // namespace asynchio\n";
}

// What is there already is left as it is: nothing that includes it must be compiled again.
bool write(const std::string& path, const std::string& text) {
    if (contents(path.c_str()) == text) return true;
    std::ofstream file(path, std::ios::binary);
    file << text;
    return file.good();
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 4) return std::fprintf(stderr, "make_phrases ui.en.txt ui.de.txt OUTPUT_FOLDER\n"), 2;
    const std::string english = contents(arguments[1]), german = contents(arguments[2]), folder = arguments[3];
    const PhraseFile file = asynchio::parse_phrases(english);
    for (const std::string& problem : file.problems) std::fprintf(stderr, "%s, %s\n", arguments[1], problem.c_str());
    if (!file.problems.empty() || file.phrases.empty()) return 1;
    const bool written = write(folder + "/generated_phrases.h", header_of(file)) &&
                         write(folder + "/generated_phrases.cpp", source_of(english, german));
    if (!written) std::fprintf(stderr, "make_phrases: cannot write to %s\n", folder.c_str());
    return written ? 0 : 1;
}
