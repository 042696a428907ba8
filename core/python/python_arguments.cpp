#include "core/python/python_arguments.h"

#include <algorithm>
#include <string_view>

#include "core/python/errors.h"

namespace asynchio::python {
namespace {

// What a function takes: its first `required` names must be given, those behind `places` by name only.
struct Takes {
    std::string function;
    std::initializer_list<const char*> names;
    std::size_t required = 0, places = 0;
    bool has_self = true;

    std::vector<PyObject*> bind(PyObject* arguments, PyObject* keywords) const;

  private:
    void bind_keywords(std::vector<PyObject*>& found, PyObject* keywords) const;
    [[noreturn]] void refuse(const std::string& why) const { raise(PyExc_TypeError, function + "() " + why); }
    std::string too_many(std::size_t given, std::size_t by_name_only) const;
    void require(const std::vector<PyObject*>& found) const;
};

std::vector<PyObject*> Takes::bind(PyObject* arguments, PyObject* keywords) const {
    std::vector<PyObject*> found(names.size());
    const auto given = static_cast<std::size_t>(PyTuple_GET_SIZE(arguments));
    for (std::size_t i = 0; i < std::min(given, places); ++i) found[i] = PyTuple_GET_ITEM(arguments, static_cast<Py_ssize_t>(i));
    bind_keywords(found, keywords);
    const auto by_name_only = static_cast<std::size_t>(
        std::count_if(found.begin() + static_cast<std::ptrdiff_t>(places), found.end(), [](const PyObject* value) { return value != nullptr; }));
    if (given > places) refuse(too_many(given, by_name_only));
    require(found);
    return found;
}

void Takes::bind_keywords(std::vector<PyObject*>& found, PyObject* keywords) const {
    PyObject *key = nullptr, *value = nullptr;
    for (Py_ssize_t at = 0; keywords != nullptr && PyDict_Next(keywords, &at, &key, &value) != 0;) {
        const std::string name = printable(key);
        const auto place = static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
        if (place == names.size()) refuse("got an unexpected keyword argument '" + name + "'");
        if (found[place] != nullptr) refuse("got multiple values for argument '" + name + "'");
        found[place] = value;
    }
}

std::string Takes::too_many(std::size_t given, std::size_t by_name_only) const {
    const std::size_t self = has_self ? 1 : 0, most = places + self, count = given + self;
    std::string text = "takes ";
    if (required < places) text += "from " + std::to_string(required + self) + " to ";
    text += std::to_string(most) + " positional argument" + (required < places || most != 1 ? "s" : "") + " but " + std::to_string(count);
    if (by_name_only > 0) {
        text += std::string(" positional argument") + (count == 1 ? "" : "s");
        text += " (and " + std::to_string(by_name_only) + " keyword-only argument" + (by_name_only == 1 ? ")" : "s)");
    }
    return text + (count == 1 && by_name_only == 0 ? " was given" : " were given");
}

void Takes::require(const std::vector<PyObject*>& found) const {
    std::vector<std::string> absent;
    for (std::size_t i = 0; i < required; ++i)
        if (found[i] == nullptr) absent.push_back("'" + std::string(names.begin()[i]) + "'");
    if (absent.empty()) return;
    std::string list = absent.front();
    for (std::size_t i = 1; i + 1 < absent.size(); ++i) list += ", " + absent[i];
    if (absent.size() > 1) list += (absent.size() == 2 ? " and " : ", and ") + absent.back();
    refuse("missing " + std::to_string(absent.size()) + " required positional argument" + (absent.size() == 1 ? ": " : "s: ") + list);
}

// "O|$OO:wait" takes `fs`, and the rest by name only.
Takes read_format(const char* format, std::initializer_list<const char*> names) {
    const std::string_view all = format;
    const std::size_t colon = all.find(':');
    Takes takes{std::string(all.substr(colon + 1)), names, names.size(), names.size(), all.find('.') != all.npos};
    std::size_t count = 0;
    for (const char letter : all.substr(0, colon)) {
        if (letter == '|') takes.required = count;
        else if (letter == '$') takes.places = count;
        else ++count;
    }
    takes.required = std::min(takes.required, takes.places);
    return takes;
}

}  // namespace

std::vector<PyObject*> python_arguments(const std::string& function, PyObject* arguments, PyObject* keywords,
                                        std::initializer_list<const char*> names, std::size_t required, bool has_self) {
    return Takes{function, names, required, names.size(), has_self}.bind(arguments, keywords);
}

std::vector<PyObject*> python_arguments(const std::string& function, const FastArguments& given,
                                        std::initializer_list<const char*> names, std::size_t required, bool has_self) {
    const PyRef positional = given.positional(), keywords = given.keywords();
    return python_arguments(function, positional.get(), keywords.get(), names, required, has_self);
}

void refuse_arguments(PyObject* arguments, PyObject* keywords, const char* format, std::initializer_list<const char*> names) {
    const std::exception_ptr error = take_error();
    static_cast<void>(read_format(format, names).bind(arguments, keywords));
    std::rethrow_exception(error);  // a value of a wrong type
}

}  // namespace asynchio::python
