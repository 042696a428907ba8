#include "app/text/program_writer.h"

#include <algorithm>

#include "app/text/python_fragment.h"

namespace asynchio {
namespace {

using namespace python_text;

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) text += (i == 0 ? "" : "\n") + lines[i];
    return text;
}

bool is_import(const Statement& statement) { return statement.text.starts_with("import "); }

}  // namespace

ProgramWriter::ProgramWriter(const CodeText& code, const ProgramText& program) : code_(code), program_(program), texts_(program.size()) {}

const std::string& ProgramWriter::text(std::size_t statement) const {
    return texts_[statement] ? *texts_[statement] : program_[statement].text;
}

void ProgramWriter::wrap_from(std::size_t statement, std::vector<std::string> header, std::string last) {
    wrapped_ = statement;
    header_ = std::move(header);
    last_ = std::move(last);
}

bool ProgramWriter::uses_module(std::string_view name) const {
    if (wrapped_ != kNoStatement && has_word(last_, name)) return true;
    for (std::size_t i = 0; i < program_.size(); ++i)
        for (const std::string& line : split(text(i)))
            if (!is_import(program_[i]) && has_word(line, name)) return true;
    return false;
}

void ProgramWriter::change_imports(std::string_view from, std::string_view to) {
    bool has_time = false;
    std::size_t first = kNoStatement;
    std::vector<std::vector<std::string>> modules(program_.size());
    for (std::size_t i = 0; i < program_.size(); ++i) {
        if (!is_import(program_[i])) continue;
        if (first == kNoStatement) first = i;
        const auto pieces = cut_at_commas(std::string_view(program_[i].text).substr(7));
        if (!pieces) continue;
        for (const std::string& piece : *pieces) {
            const std::string module = piece == from ? std::string(to) : piece;
            if ((module == to || module == "time") && !uses_module(module)) continue;
            has_time |= module == "time";
            modules[i].push_back(module);
        }
    }
    if (first == kNoStatement) return;
    if (!has_time && uses_module("time")) modules[first].push_back("time");
    for (std::size_t i = 0; i < program_.size(); ++i) {
        if (!is_import(program_[i])) continue;
        std::string all;
        for (const std::string& module : modules[i]) all += (all.empty() ? "import " : ", ") + module;
        if (all != program_[i].text) replace(i, all);
    }
}

void ProgramWriter::copy(std::vector<std::string>& lines, std::size_t from, std::size_t to, bool inside) const {
    for (std::size_t line = from; line < to; ++line) {
        const std::string& text = code_.document.line(line);
        lines.push_back(inside && !text.empty() ? "    " + text : text);
    }
}

std::string ProgramWriter::finish() const {
    std::vector<std::string> lines;
    std::size_t next = 0;
    bool inside = false;
    for (std::size_t i = 0; i < program_.size(); ++i) {
        const Statement& statement = program_[i];
        copy(lines, next, statement.first, inside);
        next = statement.last + 1;
        if (i == wrapped_) {
            inside = true;
            lines.insert(lines.end(), header_.begin(), header_.end());
        }
        if (!texts_[i]) {
            copy(lines, statement.first, next, inside);
            continue;
        }
        if (texts_[i]->empty()) continue;
        const std::string indent(statement.indent + (inside ? 4 : 0), ' ');
        bool first = true;
        for (const std::string& line : split(*texts_[i])) {
            lines.push_back(indent + line + (first ? statement.comment : ""));
            first = false;
        }
    }
    if (inside) lines.push_back(last_);
    copy(lines, next, code_.document.line_count(), false);
    return joined(lines);
}

TextReplacement ProgramWriter::replacement() const {
    const std::vector<std::string>& before = code_.document.lines();
    const std::vector<std::string> after = split(finish());
    std::size_t same = 0, tail = 0;
    const std::size_t most = std::min(before.size(), after.size()) - 1;  // one line at least is changed
    while (same < most && before[same] == after[same]) ++same;
    while (tail < most - same && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
    const std::vector<std::string> middle(after.begin() + static_cast<std::ptrdiff_t>(same), after.end() - static_cast<std::ptrdiff_t>(tail));
    return {{{same, 0}, code_.document.line_end(before.size() - 1 - tail)}, joined(middle)};
}

std::string patched(std::string text, std::vector<TextPatch> patches) {
    std::ranges::sort(patches, std::ranges::greater(), &TextPatch::at);
    for (const TextPatch& patch : patches) text.replace(patch.at, patch.size, patch.text);
    return text;
}

}  // namespace asynchio
