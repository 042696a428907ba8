#include "app/text/crew_functions.h"

#include <algorithm>

#include "app/text/python_fragment.h"

namespace asynchio {
namespace {

using namespace python_text;

void add_target(std::vector<std::string>& names, std::string_view target) {
    const std::string name(first_word(trimmed(target)));
    if (!name.empty()) names.push_back(name);
}

void add_targets(std::vector<std::string>& names, std::string_view targets) {
    std::string plain(targets);  // brackets and stars around names bind them all the same
    for (char& c : plain)
        if (c == '(' || c == ')' || c == '[' || c == ']' || c == '*') c = ' ';
    if (const auto pieces = cut_at_commas(plain))
        for (const std::string& piece : *pieces) add_target(names, piece);
}

void add_bound(std::vector<std::string>& names, std::string_view text) {
    // Also `x += 1` and `x: int = 1`.
    std::size_t equals = text.npos;
    PythonFragment(text).each_outside_brackets([&](std::size_t i) {
        const char before = i == 0 ? ' ' : text[i - 1], after = i + 1 < text.size() ? text[i + 1] : ' ';
        if (text[i] == '=' && after != '=' && before != '=' && before != '!' && (before != '<' || (i > 1 && text[i - 2] == '<')) && (before != '>' || (i > 1 && text[i - 2] == '>')))
            equals = i;
        return true;  // the last one of `a = b = 1`
    });
    if (equals != text.npos) {
        std::string targets(text.substr(0, equals));
        std::ranges::replace(targets, '=', ',');
        add_targets(names, targets);
    }
    for (const std::size_t as : places_of(text, "as")) add_target(names, text.substr(as + 2));
    const auto in = text.starts_with("for ") ? places_of(text, "in") : std::vector<std::size_t>{};
    if (!in.empty()) add_targets(names, text.substr(4, in.front() - 4));
}

}  // namespace

std::map<std::string, std::size_t> functions_of(const ProgramText& program, std::string_view head) {
    std::map<std::string, std::size_t> functions;
    std::set<std::string> twice;
    for (std::size_t i = 0; i < program.size(); ++i) {
        const std::string_view text = program[i].text;
        if (!program[i].is_function()) continue;
        const std::size_t begin = text.find("def ") + 4;
        const std::string name(first_word(trimmed(text.substr(begin))));
        const bool plain = text.starts_with(head) && program[i].parent == kNoStatement && (i == 0 || !program[i - 1].text.starts_with("@"));
        if (functions.contains(name) || !plain) twice.insert(name);
        functions[name] = i;
    }
    for (const std::string& name : twice) functions.erase(name);
    return functions;
}

std::size_t owner_of(const ProgramText& program, std::size_t statement) {
    const Statement& it = program[statement];
    return it.is_function() && !it.body.empty() ? statement : it.function;
}

std::vector<std::string> bound_by(const Statement& statement) {
    std::vector<std::string> names;
    if (statement.is_function()) return names;
    add_bound(names, statement.head.empty() ? std::string_view(statement.text) : std::string_view(statement.head));
    if (!statement.body.empty()) add_bound(names, statement.body);
    return names;
}

bool function_uses(const ProgramText& program, std::size_t function, std::string_view word) {
    for (std::size_t i = function; i < program.size(); ++i)
        if ((i == function || program[i].function == function) && has_word(program[i].text, word)) return true;
    return false;
}

bool is_lock_made(const Statement& statement, std::string_view module) {
    const std::size_t equals = assignment_in(statement.text);
    if (equals == std::string::npos || !is_name(trimmed(std::string_view(statement.text).substr(0, equals)))) return false;
    const auto call = call_of(trimmed(std::string_view(statement.text).substr(equals + 1)));
    if (!call || call->arguments.size() > 1) return false;
    const bool lock = call->function == std::string(module) + ".Lock" && call->arguments.empty();
    return lock || call->function == std::string(module) + ".Semaphore";
}

std::string_view lock_taken(const Statement& statement, std::string_view with) {
    const std::string_view head = statement.head;
    if (!head.starts_with(with) || !head.ends_with(':')) return {};
    const std::string_view name = trimmed(head.substr(with.size(), head.size() - with.size() - 1));
    return is_name(name) ? name : std::string_view{};
}

std::optional<std::set<std::string>> locks_of(const ProgramText& program, std::string_view module, std::string_view with) {
    std::set<std::string> locks;
    for (const Statement& statement : program.statements())
        if (is_lock_made(statement, module)) locks.insert(std::string(first_word(statement.text)));
    for (const Statement& statement : program.statements()) {
        const std::string_view taken = lock_taken(statement, with);
        for (const std::string& lock : locks) {
            const std::size_t uses = places_of(statement.text, lock).size();
            const bool own = is_lock_made(statement, module) && first_word(statement.text) == lock;
            const bool plain = uses == 0 || (uses == 1 && (own || taken == lock)) || first_word(statement.text) == "global";
            if (!plain) return std::nullopt;
        }
    }
    return locks;
}

bool uses_other_ways(const ProgramText& program) {
    constexpr std::array<std::string_view, 14> kOther = {"queue",     "concurrent", "multiprocessing", "subprocess", "signal", "selectors", "socket",
                                                         "contextvars", "exec",     "eval",            "globals",    "locals", "exit",      "quit"};
    return std::ranges::any_of(kOther, [&](std::string_view word) { return program.uses(word); });
}

}  // namespace asynchio
