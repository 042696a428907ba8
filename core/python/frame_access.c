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
