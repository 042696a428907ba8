#include "core/python/process_types.h"
namespace asynchio::python {
void make_shared_data_types(PyObject*) {}
}
