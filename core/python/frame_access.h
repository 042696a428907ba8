/* The few facts about frames, coroutines and objects that CPython has no public function for. Implemented in C against the
   interpreter's internal headers; the only file that includes them. */
#pragma once

#include <Python.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The fast locals of a frame, in the order of co_localsplusnames. Borrowed; entries may be NULL. */
PyObject** asynchio_frame_locals(PyFrameObject* frame);
/* The same for a coroutine that has not begun; NULL if it has ended. */
PyObject** asynchio_coroutine_locals(PyObject* coroutine);
/* Which of the line and opcode events the tracer wants for this frame. */
void asynchio_frame_select_events(PyFrameObject* frame, int lines, int opcodes);
/* Bytes of an object's memory that lie in front of it. */
size_t asynchio_object_prefix(PyObject* object);
/* During a return event: whether the frame is only suspended (a yield or await) and will go on. */
int asynchio_frame_is_suspended(PyFrameObject* frame);

/* The generator, coroutine or asynchronous generator whose body the frame runs; NULL for a plain function. Borrowed. */
PyObject* asynchio_frame_generator(PyFrameObject* frame);
/* During a call or opcode event: the value on top of the frame's stack, or NULL if the stack is empty. Borrowed. */
PyObject* asynchio_frame_stack_top(PyFrameObject* frame);
/* Whether nothing of a generator's or coroutine's body has run. */
int asynchio_generator_is_new(PyObject* generator);
/* The code of its body. Borrowed. */
PyObject* asynchio_generator_code(PyObject* generator);
/* What an asynchronous generator yielded, from what its frame returned; NULL if it did not yield but awaits. Borrowed. */
PyObject* asynchio_async_generator_item(PyObject* returned);

#ifdef __cplusplus
}
#endif
