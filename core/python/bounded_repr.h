// How a value of the program looks in the trace: short, and made without running any code of the program (a class's
// own __repr__ is never called). Never fails.
#pragma once

#include <string>
#include <string_view>

#include "core/python/py.h"
#include "core/trace/recorder.h"

namespace asynchio::python {

// At most about `limit` characters; what is left out shows as "...".
std::string bounded_repr(PyObject* value, std::size_t limit = 100);

// The same, as a text of this trace.
Text shown_in(Recorder& recorder, PyObject* value);

// True if all objects of this one's type look like it, now and later: for as long as the object is of this type, there
// is nothing new to show.
bool shows_only_its_type(PyObject* value);

// "ZeroDivisionError: division by zero", as the last line of a traceback. Calls the exception's __str__ only if it
// is a built-in one.
std::string describe_exception(PyObject* exception);

inline constexpr std::size_t kLongestItem = 40;  // characters of an item of a queue or a pipe in the trace

// At most `limit` bytes of it, cut between two characters, and "..." if something is missing.
std::string shortened(std::string_view text, std::size_t limit);

// True for values that cannot change: the same object has the same repr.
bool is_immutable(PyObject* value);

}  // namespace asynchio::python
