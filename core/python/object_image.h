// Images of Python objects, for processes: what one process has in a list, a dict, an instance, a class or a lock while
// another process runs. See core/base/image.h.
#pragma once

#include <memory>

#include "core/base/image.h"
#include "core/python/py.h"

namespace asynchio::python {

class ObjectImage : public Image {
  public:
    // What the object holds is in the image then, and the other way round. Runs no code of the program.
    virtual void exchange(PyObject* object) = 0;
};

// A copy of what the object holds; null for objects that never change, or whose inside all processes share:
// functions, generators, frames, modules of the standard library.
std::unique_ptr<ObjectImage> copy_object(PyObject* object);
// A threading.Condition: its image is made when its lock has one.
bool is_condition(PyObject* object);

// Gives an object that could have attributes the dict for them, so that they can be exchanged.
void give_dict(PyObject* object);

}  // namespace asynchio::python
