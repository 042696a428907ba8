// Arguments of functions that CPython's library writes in Python. TypeErrors are in the words of such functions:
// "Event.__init__() takes 1 positional argument but 2 were given", `self` counted; "Thread.__init__() got an unexpected
// keyword argument 'arg'".
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "core/python/py.h"
#include "core/python/type_builder.h"

namespace asynchio::python {

// In the order of `names`; null for those that were not given.
std::vector<PyObject*> python_arguments(const std::string& function, PyObject* arguments, PyObject* keywords,
                                        std::initializer_list<const char*> names, std::size_t required,
                                        bool has_self = true);
// The same, of a METH_FASTCALL | METH_KEYWORDS call.
std::vector<PyObject*> python_arguments(const std::string& function, const FastArguments& given,
                                        std::initializer_list<const char*> names, std::size_t required,
                                        bool has_self = true);

// PyArg_ParseTupleAndKeywords refused these arguments, and its error is set. Throws it, or, if they do not fit the names,
// what a function written in Python says then.
[[noreturn]] void refuse_arguments(PyObject* arguments, PyObject* keywords, const char* format, std::initializer_list<const char*> names);

// As parse(); `format` ends in the function's qualified name, a method's with its class: "O|O:Condition.wait_for".
template <class... Out>
void parse_as_python(PyObject* arguments, PyObject* keywords, const char* format, std::initializer_list<const char*> names, Out... out) {
    const char* list[12] = {};
    std::size_t count = 0;
    for (const char* name : names) list[count++] = name;
    if (PyArg_ParseTupleAndKeywords(arguments, keywords, format, const_cast<char**>(list), out...) == 0)
        refuse_arguments(arguments, keywords, format, names);
}

}  // namespace asynchio::python
