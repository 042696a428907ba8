#include "app/text/crew.h"

#include <algorithm>
#include <array>

#include "app/text/python_fragment.h"

namespace asynchio {
namespace {

using namespace python_text;
using Role = CrewPart::Role;

// "target=f" as its two sides.
struct Keyword {
    std::string_view name, value;
};
std::optional<Keyword> keyword_of(std::string_view argument) {
    const std::size_t equals = assignment_in(argument);
    if (equals == argument.npos) return std::nullopt;
    return Keyword{trimmed(argument.substr(0, equals)), trimmed(argument.substr(equals + 1))};
}

// "a, b" of "(a, b)", "(a,)" or "[a]".
std::optional<std::string> arguments_of(std::string_view tuple) {
    auto inside = inside_of(tuple, '(');
    const bool round = inside.has_value();
    if (!inside) inside = inside_of(tuple, '[');
    if (!inside) return std::nullopt;
    if (inside->empty()) return "";
    const auto pieces = cut_at_commas(*inside);
    if (!pieces || (round && pieces->size() == 1 && !inside->ends_with(','))) return std::nullopt;
    if (comprehension_of(*inside)) return std::nullopt;
    std::string all;
    for (const std::string& piece : *pieces) all += (all.empty() ? "" : ", ") + piece;
    return all;
}

std::optional<MadeText> thread_in(const CallText& call) {
    MadeText made;
    for (const std::string& argument : call.arguments) {
        const auto keyword = keyword_of(argument);
        if (!keyword) return std::nullopt;
        if (keyword->name == "target" && is_name(keyword->value)) made.function = keyword->value;
        else if (keyword->name == "name") made.name = keyword->value;
        else if (keyword->name == "args") {
            const auto arguments = arguments_of(keyword->value);
            if (!arguments) return std::nullopt;
            made.arguments = *arguments;
        } else return std::nullopt;
    }
    if (made.function.empty()) return std::nullopt;
    return made;
}

// f(a, b): a function of the program and arguments without names.
std::optional<MadeText> coroutine_in(std::string_view text) {
    const auto call = call_of(text);
    if (!call || !is_name(call->function) || closing_in(text, call->function.size()) != text.size() - 1) return std::nullopt;
    MadeText made{call->function, {}, {}};
    for (const std::string& argument : call->arguments) {
        if (keyword_of(argument) || argument.starts_with("**") || comprehension_of(argument)) return std::nullopt;
        made.arguments += (made.arguments.empty() ? "" : ", ") + argument;
    }
    return made;
}

std::optional<MadeText> task_in(const CallText& call) {
    if (call.arguments.empty() || call.arguments.size() > 2) return std::nullopt;
    auto made = coroutine_in(call.arguments[0]);
    if (!made || call.arguments.size() == 1) return made;
    const auto keyword = keyword_of(call.arguments[1]);
    if (!keyword || keyword->name != "name") return std::nullopt;
    made->name = keyword->value;
    return made;
}

bool all_names(const std::vector<std::string>& pieces) { return !pieces.empty() && std::ranges::all_of(pieces, is_name); }

// "xs" in `for x in xs`.
std::string clause_of(const ComprehensionText& loop) { return "for " + loop.targets + " in " + loop.iterable; }

// [...] behind an assignment.
CrewPart list_part(std::string_view inside, bool round, Crew crew) {
    CrewPart part;
    if (inside.empty()) return part.role = round ? Role::other : Role::empty_list, part;
    if (const auto loop = comprehension_of(inside); loop && !round) {
        const auto made = made_in(loop->element, crew);
        if (made) part.role = Role::make_list, part.made = {*made}, part.clause = clause_of(*loop);
        return part;
    }
    const auto pieces = cut_at_commas(inside);
    if (!pieces) return part;
    if (all_names(*pieces)) return part.role = Role::list_of, part.names = *pieces, part;
    for (const std::string& piece : *pieces) {
        const auto made = made_in(piece, crew);
        if (!made || round) return {};
        part.made.push_back(*made);
    }
    part.role = Role::make_list;
    return part;
}

}  // namespace

std::optional<MadeText> made_in(std::string_view text, Crew crew) {
    const auto call = call_of(text);
    if (!call) return std::nullopt;
    if (crew == Crew::threads) return call->function == "threading.Thread" ? thread_in(*call) : std::nullopt;
    return call->function == "asyncio.create_task" ? task_in(*call) : std::nullopt;
}

std::string make_thread(const MadeText& made) {
    std::string text = "threading.Thread(target=" + made.function;
    const auto pieces = cut_at_commas(made.arguments);
    if (!made.arguments.empty()) text += ", args=(" + made.arguments + (pieces && pieces->size() == 1 ? ",)" : ")");
    return text + (made.name.empty() ? "" : ", name=" + made.name) + ")";
}

std::string make_task(const MadeText& made) {
    return "asyncio.create_task(" + made.function + "(" + made.arguments + ")" + (made.name.empty() ? "" : ", name=" + made.name) + ")";
}

// --- what one statement is -----------------------------------------------------------------------------------

CrewPart CrewText::loop_of(std::string_view head) const {
    CrewPart part;
    const std::string_view words = head.substr(4, head.size() - 5);
    const auto in = places_of(words, "in");
    if (in.empty()) return part;
    part.element = trimmed(words.substr(0, in.front()));
    const std::string_view over = trimmed(words.substr(in.front() + 2));
    if (!is_name(part.element)) return part;
    auto inside = inside_of(over, '(');
    if (!inside) inside = inside_of(over, '[');
    if (is_name(over)) part.name = over;
    else if (const auto pieces = cut_at_commas(inside.value_or(over)); pieces && all_names(*pieces)) part.names = *pieces;
    else return {};
    part.role = Role::loop;
    return part;
}

CrewPart CrewText::gather_of(std::string_view text) const {
    CrewPart part;
    const auto call = call_of(trimmed(text.substr(5)));
    if (!call || call->function != "asyncio.gather" || call->arguments.empty()) return part;
    const std::string& first = call->arguments.front();
    if (first.starts_with('*')) {
        if (call->arguments.size() > 1) return part;
        const std::string_view over = trimmed(std::string_view(first).substr(1));
        auto inside = inside_of(over, '(');
        if (!inside) inside = inside_of(over, '[');
        if (is_name(over)) return part.role = Role::gather, part.name = over, part;
        const auto loop = inside ? comprehension_of(*inside) : std::nullopt;
        const auto made = loop ? coroutine_in(loop->element) : std::nullopt;
        if (made) part.role = Role::gather, part.made = {*made}, part.clause = clause_of(*loop);
        return part;
    }
    if (all_names(call->arguments)) return part.role = Role::gather, part.names = call->arguments, part;
    for (const std::string& argument : call->arguments) {
        const auto made = coroutine_in(argument);
        if (!made) return {};
        part.made.push_back(*made);
    }
    part.role = Role::gather;
    return part;
}

CrewPart CrewText::part_of(std::string_view text) const {
    CrewPart part;
    if (text.starts_with("for ") && text.ends_with(':')) return loop_of(text);
    if (crew_ == Crew::tasks && text.starts_with("await ")) {
        const std::string_view what = trimmed(text.substr(6));
        if (is_name(what)) return part.role = Role::join, part.name = what, part;
        return gather_of(text);
    }
    if (const std::size_t equals = assignment_in(text); equals != text.npos) {
        const std::string_view target = trimmed(text.substr(0, equals)), value = trimmed(text.substr(equals + 1));
        if (!is_name(target)) return part;
        if (const auto made = made_in(value, crew_)) part.role = Role::make, part.made = {*made};
        else if (const auto list = inside_of(value, '[')) part = list_part(*list, false, crew_);
        else if (const auto tuple = inside_of(value, '(')) part = list_part(*tuple, true, crew_);
        part.name = target;
        return part;
    }
    const auto call = call_of(text);
    const std::size_t dot = call ? call->function.find('.') : std::string::npos;
    if (dot == std::string::npos || closing_in(text, call->function.size()) != text.size() - 1) return part;
    part.name = call->function.substr(0, dot);
    const std::string method = call->function.substr(dot + 1);
    if (!is_name(part.name)) return {};
    if (crew_ == Crew::threads && call->arguments.empty() && method == "start") part.role = Role::start;
    else if (crew_ == Crew::threads && call->arguments.empty() && method == "join") part.role = Role::join;
    else if (method == "append" && call->arguments.size() == 1) {
        const auto made = made_in(call->arguments[0], crew_);
        if (made) part.role = Role::append_made, part.made = {*made};
        else if (is_name(call->arguments[0])) part.role = Role::append, part.element = call->arguments[0];
    }
    return part.role == Role::other ? CrewPart{} : part;
}

// --- which names are threads or tasks ------------------------------------------------------------------------

CrewText::CrewText(const ProgramText& program, Crew crew) : program_(program), crew_(crew) {
    for (const Statement& statement : program.statements()) {
        const bool one_line_loop = statement.head.starts_with("for ") && !statement.body.empty();
        parts_.push_back(part_of(one_line_loop ? statement.head : statement.text));
        inner_.push_back(one_line_loop ? part_of(statement.body) : CrewPart{});
    }
    find_names();
    forget_others();
    for (const CrewPart& part : parts_)
        for (const MadeText& made : part.made) functions_.insert(made.function);
    check_uses();
    if (!unclear_) check_makes();
    if (!unclear_) check_lists();
    for (std::size_t i = 0; i < program_.size(); ++i)
        if ((parts_[i].role == Role::start || inner_[i].role == Role::start) && !starts_.contains(i)) unclear_ = true;
}

void CrewText::find_names() {
    for (std::size_t before = SIZE_MAX; before != ones_.size() + lists_.size();) {
        before = ones_.size() + lists_.size();
        const auto known = [&](const std::vector<std::string>& names) {
            return !names.empty() && std::ranges::all_of(names, [&](const std::string& name) { return ones_.contains(name); });
        };
        for (const CrewPart& part : parts_) {
            switch (part.role) {
                case Role::make: ones_.insert(part.name); break;
                case Role::make_list:
                case Role::append_made: lists_.insert(part.name); break;
                case Role::append:
                    if (ones_.contains(part.element)) lists_.insert(part.name);
                    break;
                case Role::list_of:
                    if (known(part.names)) lists_.insert(part.name);
                    break;
                case Role::loop:
                    if (lists_.contains(part.name) || known(part.names)) ones_.insert(part.element);
                    break;
                default: break;
            }
        }
    }
}

bool CrewText::concerns(const CrewPart& part) const {
    switch (part.role) {
        case Role::other: return false;
        case Role::make:
        case Role::make_list:
        case Role::append_made: return true;
        case Role::empty_list:
        case Role::list_of:
        case Role::append: return lists_.contains(part.name);
        case Role::loop: return ones_.contains(part.element);
        case Role::start:
        case Role::join: return ones_.contains(part.name);
        case Role::gather:
            return !part.made.empty() || lists_.contains(part.name) ||
                   std::ranges::any_of(part.names, [&](const std::string& name) { return ones_.contains(name); });
    }
    return false;
}

void CrewText::forget_others() {
    for (auto* parts : {&parts_, &inner_})
        for (CrewPart& part : *parts)
            if (!concerns(part)) part = CrewPart{};
}

// Every name of a thread or task stands where it is understood.
void CrewText::check_uses() {
    const auto names_one = [&](std::string_view text) {
        const auto has = [&](const std::string& name) { return has_word(text, name); };
        return std::ranges::any_of(ones_, has) || std::ranges::any_of(lists_, has);
    };
    for (std::size_t i = 0; i < program_.size(); ++i) {
        const Statement& statement = program_[i];
        const CrewPart& part = parts_[i];
        if (part.role == Role::other) {
            if (first_word(statement.text) != "global" && names_one(statement.text)) unclear_ = true;
            continue;
        }
        for (const MadeText& made : part.made) unclear_ |= names_one(made.arguments) || names_one(made.name) || names_one(part.clause);
        if (part.role == Role::gather)
            unclear_ |= std::ranges::any_of(part.names, [&](const std::string& name) { return !ones_.contains(name); });
        if (statement.loses_comments || statement.in_string) unclear_ = true;
        if (part.role == Role::loop && !statement.body.empty() && inner_[i].role == Role::other && names_one(statement.body)) unclear_ = true;
        const Role inside = inner_[i].role;
        if (inside != Role::other && inside != Role::start && inside != Role::join) unclear_ = true;
    }
}

// --- whether each is started and waited for -------------------------------------------------------------------

bool CrewText::same_block(std::size_t a, std::size_t b) const { return program_[a].parent == program_[b].parent; }

std::vector<std::size_t> CrewText::behind(std::size_t statement) const {
    std::vector<std::size_t> found;
    for (std::size_t i = statement + 1; i < program_.size(); ++i)
        if (same_block(i, statement)) found.push_back(i);
    return found;
}

bool CrewText::is_loop_over(std::size_t loop, std::string_view list) const {
    return parts_[loop].role == Role::loop && parts_[loop].name == list;
}

bool CrewText::is_loop_with(std::size_t loop, std::string_view name) const {
    if (parts_[loop].role != Role::loop) return false;
    const auto has = [&](const std::vector<std::string>& names) { return std::ranges::find(names, name) != names.end(); };
    if (has(parts_[loop].names)) return true;
    return std::ranges::any_of(parts_, [&](const CrewPart& part) {
        return part.role == Role::list_of && !parts_[loop].name.empty() && part.name == parts_[loop].name && has(part.names);
    });
}

// Whether the loop starts or joins its variable; `only`: and does nothing else.
bool CrewText::does(std::size_t loop, Role role, bool only) const {
    const std::string& variable = parts_[loop].element;
    if (!program_[loop].body.empty()) return inner_[loop].role == role && inner_[loop].name == variable;
    const auto inside = program_.children(loop);
    const auto is = [&](std::size_t i) { return parts_[i].role == role && parts_[i].name == variable; };
    return only ? inside.size() == 1 && is(inside.front()) : std::ranges::any_of(inside, is);
}

bool CrewText::gathers(std::size_t statement, std::string_view name) const {
    const CrewPart& part = parts_[statement];
    return part.role == Role::gather && (part.name == name || std::ranges::find(part.names, name) != part.names.end());
}

// Nobody leaves between here and there.
void CrewText::check_stretch(std::size_t from, std::size_t to) {
    constexpr std::array<std::string_view, 5> kLeaves = {"return", "break", "continue", "raise", "yield"};
    for (std::size_t i = from + 1; i < to; ++i)
        for (const std::string_view word : kLeaves) unclear_ |= has_word(program_[i].text, word);
}

void CrewText::remove_loop(std::size_t loop) {
    starts_.insert(loop);
    for (const std::size_t inside : program_.children(loop)) starts_.insert(inside);
}

void CrewText::check_makes() {
    for (std::size_t i = 0; i < program_.size(); ++i)
        if (parts_[i].role == Role::make) check_scalar(i);
}

// t = MADE, up to where the name is given away again.
void CrewText::check_scalar(std::size_t make) {
    const std::string& name = parts_[make].name;
    std::size_t started = 0, joined = 0;
    bool in_list = false;
    for (const std::size_t i : behind(make)) {
        const CrewPart& part = parts_[i];
        if (part.role == Role::make && part.name == name) break;
        if (part.role == Role::append && part.element == name) in_list = true;
        const bool starts = (part.role == Role::start && part.name == name) || (is_loop_with(i, name) && does(i, Role::start, true));
        if (starts && started != 0) unclear_ = true;
        if (starts) {
            started = i;
            before_starts_.push_back({make, i});
            if (part.role == Role::loop) remove_loop(i);
            else starts_.insert(i);
        }
        const bool joins = (part.role == Role::join && part.name == name) || (is_loop_with(i, name) && does(i, Role::join, false)) || gathers(i, name);
        if (joins && joined == 0) joined = i, check_stretch(make, i);
        // One loop that starts and joins waits for each before the next one begins.
        if (part.role == Role::loop && is_loop_with(i, name) && does(i, Role::start, false) && !does(i, Role::start, true)) unclear_ = true;
    }
    if (in_list) return;  // the list's loops do the rest
    if (joined == 0 || (crew_ == Crew::threads && (started == 0 || started > joined))) unclear_ = true;
}

void CrewText::check_lists() {
    for (const std::string& list : lists_) {
        std::vector<std::size_t> defined;
        bool of_names = false, direct = false, later = false;
        for (std::size_t i = 0; i < program_.size(); ++i) {
            const CrewPart& part = parts_[i];
            if (part.name != list) continue;
            if (part.role == Role::make_list || part.role == Role::empty_list || part.role == Role::list_of) defined.push_back(i);
            of_names |= part.role == Role::list_of;
            later |= part.role == Role::make_list || part.role == Role::append_made;
            if (part.role != Role::append) continue;
            const bool started = std::ranges::any_of(starts_, [&](std::size_t s) { return same_block(s, i) && parts_[s].name == part.element; });
            (started ? direct : later) = true;
        }
        if (defined.size() != 1) unclear_ = true;
        if (unclear_) return;
        if (of_names) {  // told name by name
            unclear_ |= direct || later;
            continue;
        }
        std::size_t started = 0, joined = 0;
        for (const std::size_t i : behind(defined.front())) {
            const bool loop = is_loop_over(i, list);
            if (loop && does(i, Role::start, false)) {
                unclear_ |= started != 0 || direct || !does(i, Role::start, true);
                started = i;
                before_starts_.push_back({defined.front(), i});
                remove_loop(i);
            }
            if (joined == 0 && ((loop && does(i, Role::join, false)) || gathers(i, list))) joined = i;
        }
        if (joined == 0 || (crew_ == Crew::threads && ((later && started == 0) || started > joined))) unclear_ = true;
        if (joined != 0) check_stretch(defined.front(), joined);
    }
}

}  // namespace asynchio
