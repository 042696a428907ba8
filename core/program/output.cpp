#include "core/program/output.h"

#include <cstdlib>

namespace asynchio::program {

double parameter(const std::string& name, double initial) {
    const std::string* const text = Program::here().parameter(name);
    return text == nullptr ? initial : std::strtod(text->c_str(), nullptr);
}

int parameter(const std::string& name, int initial) {
    const std::string* const text = Program::here().parameter(name);
    return text == nullptr ? initial : static_cast<int>(std::strtol(text->c_str(), nullptr, 10));
}

}  // namespace asynchio::program
