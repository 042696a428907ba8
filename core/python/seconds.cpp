#include "core/python/seconds.h"

#include <algorithm>

#include "core/python/errors.h"
#include "core/python/interpreter.h"
#include "core/python/session.h"

namespace asynchio::python {
namespace {

constexpr double kMostSeconds = 9223372036.0;  // threading.TIMEOUT_MAX: what 64 bits of nanoseconds can count

}  // namespace

Duration seconds_argument(PyObject* seconds) {
    const double value = PyFloat_AsDouble(seconds);
    if (PyErr_Occurred() != nullptr) throw_error();
    if (std::isnan(value)) raise(PyExc_ValueError, "Invalid value NaN (not a number)");
    if (std::abs(value) > kMostSeconds)
        raise(PyExc_OverflowError, PyFloat_Check(seconds) ? "timestamp out of range for platform time_t"
                                                          : "timestamp too large to convert to C _PyTime_t");
    return waiting_time(value);
}

Time deadline_argument(PyObject* timeout) {
    if (timeout == nullptr || timeout == Py_None) return kNever;
    return add_saturating(current_session().kernel.now(), std::max<Duration>(0, seconds_argument(timeout)));
}

}  // namespace asynchio::python
