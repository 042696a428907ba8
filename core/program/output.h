// print() and the sliders of C++ programs.
#pragma once

#include <string>

#include "core/program/program.h"
#include "core/program/values.h"

namespace asynchio::program {

// As Python's print: the values, with blanks between them, and a line end.
template <class... Values>
void print(const Values&... values) {
    std::string line;
    const char* between = "";
    ((line += between + shown(values), between = " "), ...);
    Program::here().write(line + "\n");
}

// What the slider of this name says, else `initial`.
double parameter(const std::string& name, double initial);
int parameter(const std::string& name, int initial);

}  // namespace asynchio::program
