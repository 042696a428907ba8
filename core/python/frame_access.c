#define Py_BUILD_CORE 1
#include "core/python/frame_access.h"

#include <internal/pycore_frame.h>
#include <internal/pycore_genobject.h>
#include <internal/pycore_object.h>

#if PY_VERSION_HEX < 0x030B0000
#error "Asynchio needs Python 3.11 or newer"
#endif

PyObject** asynchio_frame_locals(PyFrameObject* frame) { return frame->f_frame->localsplus; }

PyObject** asynchio_coroutine_locals(PyObject* coroutine) {
    PyGenObject* generator = (PyGenObject*)coroutine;
    if (generator->gi_frame_state >= FRAME_COMPLETED) return NULL;
#if PY_VERSION_HEX >= 0x030E0000
    return generator->gi_iframe.localsplus;
#else
    return ((_PyInterpreterFrame*)generator->gi_iframe)->localsplus;
#endif
}

void asynchio_frame_select_events(PyFrameObject* frame, int lines, int opcodes) {
    frame->f_trace_lines = (char)lines;
    frame->f_trace_opcodes = (char)opcodes;
}

size_t asynchio_object_prefix(PyObject* object) { return _PyType_PreHeaderSize(Py_TYPE(object)); }

int asynchio_frame_is_suspended(PyFrameObject* frame) {
    if (frame->f_frame->owner != FRAME_OWNED_BY_GENERATOR) return 0;
    return _PyFrame_GetGenerator(frame->f_frame)->gi_frame_state == FRAME_SUSPENDED;
}

PyObject* asynchio_frame_generator(PyFrameObject* frame) {
    if (frame->f_frame->owner != FRAME_OWNED_BY_GENERATOR) return NULL;
    return (PyObject*)_PyFrame_GetGenerator(frame->f_frame);
}

int asynchio_generator_is_new(PyObject* generator) {
    return ((PyGenObject*)generator)->gi_frame_state == FRAME_CREATED;
}

PyObject* asynchio_generator_code(PyObject* generator) {
#if PY_VERSION_HEX >= 0x030C0000
    PyCodeObject* code = PyGen_GetCode((PyGenObject*)generator);
    Py_DECREF(code); /* the generator keeps it */
    return (PyObject*)code;
#else
    return (PyObject*)((PyGenObject*)generator)->gi_code;
#endif
}

PyObject* asynchio_async_generator_item(PyObject* returned) {
    /* The interpreter hands a yielded item on in a box of its own, whose layout no header gives. */
    typedef struct {
        PyObject_HEAD
        PyObject* item;
    } Wrapped;
    return Py_TYPE(returned) == &_PyAsyncGenWrappedValue_Type ? ((Wrapped*)returned)->item : NULL;
}

PyObject* asynchio_frame_stack_top(PyFrameObject* frame) {
    _PyInterpreterFrame* inner = frame->f_frame;
#if PY_VERSION_HEX >= 0x030E0000
    _PyStackRef* bottom = inner->localsplus + _PyFrame_GetCode(inner)->co_nlocalsplus;
    return inner->stackpointer > bottom ? PyStackRef_AsPyObjectBorrow(inner->stackpointer[-1]) : NULL;
#else
#if PY_VERSION_HEX >= 0x030D0000
    PyCodeObject* code = _PyFrame_GetCode(inner);
#else
    PyCodeObject* code = inner->f_code;
#endif
    return inner->stacktop > code->co_nlocalsplus ? inner->localsplus[inner->stacktop - 1] : NULL;
#endif
}
