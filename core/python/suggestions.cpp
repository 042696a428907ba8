#include "core/python/suggestions.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "core/kernel/kernel.h"
#include "core/python/errors.h"

namespace asynchio::python {
namespace {

// A character added, left out or replaced, and one that differs in upper or lower case only.
constexpr std::size_t kChange = 2;
constexpr std::size_t kChangeOfCase = 1;
// Beyond these python3 does not look.
constexpr Py_ssize_t kMostCandidates = 750;
constexpr std::size_t kLongestDifference = 40;

char lower(char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::size_t replacement(char a, char b) {
    if (a == b) return 0;
    return lower(a) == lower(b) ? kChangeOfCase : kChange;
}

void trim_what_is_common(std::string_view& a, std::string_view& b) {
    while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
    while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
}

// What it costs to change one name into the other; nothing if it costs more than `limit`.
std::optional<std::size_t> change_cost(std::string_view from, std::string_view to, std::size_t limit) {
    trim_what_is_common(from, to);
    if (!from.empty() && !to.empty() && std::max(from.size(), to.size()) > kLongestDifference) return std::nullopt;
    // row[i]: what it costs to change the first i characters of `from` into what was read of `to`.
    std::vector<std::size_t> row(from.size() + 1);
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = i * kChange;
    for (std::size_t j = 0; j < to.size(); ++j) {
        std::size_t diagonal = std::exchange(row[0], (j + 1) * kChange);
        for (std::size_t i = 0; i < from.size(); ++i) {
            const std::size_t replaced = diagonal + replacement(from[i], to[j]);
            diagonal = row[i + 1];
            row[i + 1] = std::min({replaced, row[i] + kChange, diagonal + kChange});
        }
    }
    if (row.back() > limit) return std::nullopt;
    return row.back();
}

// Null and no error if it has none.
PyRef part(PyObject* object, const char* name) {
    PyRef found = PyRef::take(PyObject_GetAttrString(object, name));
    if (!found) PyErr_Clear();
    return found;
}

PyRef listed(PyObject* names) {
    PyRef list = PyRef::take(names == nullptr ? nullptr : PySequence_List(names));
    if (!list) throw_error();
    return list;
}

PyRef innermost_frame(PyObject* exception) {
    PyRef traceback = part(exception, "__traceback__");
    if (!traceback || !PyTraceBack_Check(traceback.get())) return {};
    for (PyRef next = part(traceback.get(), "tb_next"); next && PyTraceBack_Check(next.get());
         next = part(traceback.get(), "tb_next"))
        traceback = next;
    return part(traceback.get(), "tb_frame");
}

// Local names come before global ones, those before the built-in ones, however near they are.
std::string near_variable(std::string_view name, PyObject* exception) {
    const PyRef frame = innermost_frame(exception);
    if (!frame) return {};
    const PyRef code = part(frame.get(), "f_code");
    for (const PyRef& scope : {part(code.get(), "co_varnames"), part(frame.get(), "f_globals"),
                               part(frame.get(), "f_builtins")}) {
        std::string found = nearest_name(name, listed(scope.get()).get());
        if (!found.empty()) return found;
    }
    return {};
}

std::string near_attribute(std::string_view name, PyObject* exception) {
    const PyRef object = part(exception, "obj");
    if (!object) return {};
    return nearest_name(name, checked(PyObject_Dir(object.get())).get());
}

}  // namespace

std::string nearest_name(std::string_view name, PyObject* candidates) {
    std::string nearest;
    std::optional<std::size_t> best;
    if (!PyList_Check(candidates) || PyList_GET_SIZE(candidates) >= kMostCandidates) return nearest;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(candidates); ++i) {
        const std::string_view candidate = text_of(PyList_GET_ITEM(candidates, i));
        if (candidate.empty() || candidate == name || (best && *best == 0)) continue;
        // At most a third of the characters may change, and fewer than in what was found before.
        std::size_t limit = (name.size() + candidate.size() + 3) * kChange / 6;
        if (best) limit = std::min(limit, *best - 1);
        if (const auto cost = change_cost(name, candidate, limit)) {
            best = cost;
            nearest = candidate;
        }
    }
    return nearest;
}

std::string suggestion_for(const PyRef& exception) {
    try {
        PyObject* const type = reinterpret_cast<PyObject*>(Py_TYPE(exception.get()));
        if (type != PyExc_NameError && type != PyExc_AttributeError) return {};
        const PyRef name = part(exception.get(), "name");
        const std::string_view text = text_of(name.get());
        if (text.empty()) return {};
        return type == PyExc_NameError ? near_variable(text, exception.get()) : near_attribute(text, exception.get());
    } catch (const ThreadAbort&) {
        throw;
    } catch (...) {  // __dir__ is the program's
        PyErr_Clear();
        return {};
    }
}

}  // namespace asynchio::python
